import type { MovieId } from '../catalog/movie.ts';
import { foldTitle } from '../search/fold-title.ts';
import type { Ranking } from './request.ts';

/** A neighbour of what was asked about, before ranking. */
export interface Candidate {
  readonly movieId: MovieId;
  /** Cosine, in [-1, 1]. */
  readonly similarity: number;
  /** How well known the movie is, in [0, 1]. */
  readonly prior: number;
  readonly title: string;
  readonly year: number | null;
  /** Present when the list is to be varied. */
  readonly embedding: Float32Array | null;
}

export interface RankedCandidate extends Candidate {
  readonly score: number;
}

/**
 * Candidates by score, best first, ties by id. `balanced` weighs the cosine with the prior; a negative
 * cosine stays as it is, or being unknown would be an advantage among the unlike.
 */
export function rankCandidates(candidates: readonly Candidate[], ranking: Ranking): RankedCandidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: score(candidate, ranking) }))
    .sort((a, b) => b.score - a.score || a.movieId - b.movieId);
}

function score({ similarity, prior }: Candidate, ranking: Ranking): number {
  return ranking === 'balanced' && similarity > 0 ? similarity * prior : similarity;
}

/** Equal for one movie under two ids: the same folded title and year. A movie without a year is like no other. */
export function identityKey(movie: Pick<Candidate, 'movieId' | 'title' | 'year'>): string {
  return movie.year === null ? `#${movie.movieId}` : `${foldTitle(movie.title)} ${movie.year}`;
}
