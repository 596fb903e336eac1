import { dot } from '../linalg/dot.ts';
import type { Candidate } from './rank.ts';

/**
 * Maximal marginal relevance (Carbonell & Goldstein 1998): picks candidates one at a time, each time the one
 * with the largest (1 - diversity) x relevance - diversity x (its largest cosine with the movies already picked).
 * Relevance is the score divided by the best score of the pool, so that both terms have the same scale. Picks are
 * made on demand: n of them cost n x pool x dimensions. Candidates come best first, with embeddings of unit
 * length. Picks from earlier pools are remembered.
 */
export class Diversifier {
  readonly #diversity: number;
  readonly #picked: Float32Array[] = [];

  constructor(diversity: number) {
    this.#diversity = diversity;
  }

  *order(pool: readonly Candidate[]): Generator<Candidate> {
    const best = Math.max(Math.abs(pool[0]?.score ?? 0), Number.MIN_VALUE);
    const left = pool.map((candidate) => ({
      candidate,
      relevance: candidate.score / best,
      likeness: largestCosine(candidate.embedding, this.#picked),
    }));
    while (left.length > 0) {
      let at = 0;
      let value = -Infinity;
      for (const [i, { relevance, likeness }] of left.entries()) {
        const marginal = (1 - this.#diversity) * relevance - this.#diversity * likeness;
        if (marginal > value) {
          value = marginal;
          at = i;
        }
      }
      const [pick] = left.splice(at, 1);
      if (pick === undefined) return;
      yield pick.candidate;
      const { embedding } = pick.candidate;
      if (embedding === null) continue;
      this.#picked.push(embedding);
      for (const other of left) {
        const cosine = other.candidate.embedding === null ? 0 : dot(other.candidate.embedding, embedding);
        if (cosine > other.likeness) other.likeness = cosine;
      }
    }
  }
}

function largestCosine(embedding: Float32Array | null, others: readonly Float32Array[]): number {
  let largest = 0;
  if (embedding !== null) for (const other of others) largest = Math.max(largest, dot(embedding, other));
  return largest;
}
