import type { CsrMatrix } from '../../src/linalg/csr-matrix.ts';
import { randomSource } from '../../src/linalg/random.ts';

/** Topics of the made-up documents, and the share of a document's terms that come from its topics. */
const TOPICS = 1500;
const TOPICS_A_ROW = 3;
const TOPIC_SHARE = 0.25;
/** Flattens the head of Zipf's law (Mandelbrot), as leaving out stop words does. */
const FLATTENING = 20;
const TOPIC_FLATTENING = 4;

/**
 * Rows like those of TF-IDF: about `nonzerosPerRow` terms drawn by Zipf's law, part of them from a few topics
 * that each prefer terms of their own, so that the spectrum falls as that of real text does; rarer terms
 * weigh more; unit length.
 */
export function syntheticMatrix(
  rows: number,
  columns: number,
  nonzerosPerRow: number,
  seed: number,
): CsrMatrix {
  const random = randomSource(seed, 2);
  const zipf = (flattening: number): number => {
    const term = flattening * ((columns / flattening + 1) ** random.uniform() - 1);
    return Math.min(columns - 1, Math.floor(term));
  };
  const offsets = new Uint32Array(rows + 1);
  const indices = new Uint16Array(rows * nonzerosPerRow);
  const values = new Float32Array(rows * nonzerosPerRow);
  // Inverse document frequency under that law: about 3 for the commonest term, 10 for the rarest.
  const weights = Float32Array.from({ length: columns }, (_, term) => 3 + Math.log1p(term / FLATTENING));
  const terms = new Uint16Array(nonzerosPerRow);
  for (let row = 0, next = 0; row < rows; row++) {
    const topics = Array.from({ length: TOPICS_A_ROW }, () => Math.floor(TOPICS * random.uniform() ** 2));
    for (let i = 0; i < nonzerosPerRow; i++) {
      const topic = topics[i % TOPICS_A_ROW]!;
      // A topic shifts the ranks by a stride of its own: its common terms are others' rare ones.
      terms[i] =
        random.uniform() < TOPIC_SHARE
          ? (zipf(TOPIC_FLATTENING) * 7 + topic * 7919) % columns
          : zipf(FLATTENING);
    }
    terms.sort();
    let square = 0;
    const first = next;
    for (let i = 0; i < nonzerosPerRow; i++) {
      if (i > 0 && terms[i] === terms[i - 1]) continue;
      indices[next] = terms[i]!;
      values[next] = weights[terms[i]!]! * (0.8 + 0.4 * random.uniform());
      square += values[next++]! ** 2;
    }
    for (let k = first; k < next; k++) values[k]! /= Math.sqrt(square);
    offsets[row + 1] = next;
  }
  const nonzeros = offsets[rows]!;
  return {
    rows,
    columns,
    offsets,
    indices: indices.subarray(0, nonzeros),
    values: values.subarray(0, nonzeros),
  };
}
