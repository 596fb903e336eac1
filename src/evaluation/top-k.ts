import { missing } from './missing.ts';

/**
 * The positions of the `k` highest scores offered so far, best first. Among equal scores, the first one offered wins.
 * Scores of -Infinity are never taken.
 */
export class TopList {
  readonly #positions: Int32Array;
  readonly #scores: Float32Array;
  #size = 0;
  #bar = -Infinity;

  constructor(k: number) {
    this.#positions = new Int32Array(k);
    this.#scores = new Float32Array(k);
  }

  /** Only scores greater than this are taken. */
  get bar(): number {
    return this.#bar;
  }

  offer(position: number, score: number): void {
    if (!(score > this.#bar)) return;
    const [positions, scores] = [this.#positions, this.#scores];
    const k = positions.length;
    let slot = this.#size < k ? this.#size : k - 1;
    while (slot > 0 && (scores[slot - 1] ?? missing('slot', slot - 1)) < score) {
      scores[slot] = scores[slot - 1] ?? missing('slot', slot - 1);
      positions[slot] = positions[slot - 1] ?? missing('slot', slot - 1);
      slot -= 1;
    }
    scores[slot] = score;
    positions[slot] = position;
    if (this.#size < k) this.#size += 1;
    if (this.#size === k) this.#bar = scores[k - 1] ?? missing('slot', k - 1);
  }

  positions(): Int32Array {
    return this.#positions.slice(0, this.#size);
  }
}

/**
 * Positions of the `k` highest of `scores`, best first. Among equal scores, the lower position comes first. Entries of
 * -Infinity are never taken, so fewer positions may come back.
 */
export function topK(scores: Float32Array, k: number): Int32Array {
  const list = new TopList(k);
  let { bar } = list;
  for (let position = 0; position < scores.length; position += 1) {
    const score = scores[position] ?? missing('score', position);
    if (!(score > bar)) continue;
    list.offer(position, score);
    ({ bar } = list);
  }
  return list.positions();
}
