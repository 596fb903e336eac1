import type { MovieId } from '../movie/movie.ts';
import { foldTitle } from '../search/fold-title.ts';

/** A ranked neighbour of what was asked about; what it is ranked by is in neighbour-statement.ts. */
export interface Candidate {
  readonly movieId: MovieId;
  /** Cosine, in [-1, 1]. */
  readonly similarity: number;
  readonly score: number;
  readonly title: string;
  readonly year: number | null;
  /** Present when the list is to be varied. */
  readonly embedding: Float32Array | null;
}

/** Equal for one movie under two ids: the same folded title and year. A movie without a year is like no other. */
export function identityKey(movie: Pick<Candidate, 'movieId' | 'title' | 'year'>): string {
  return movie.year === null ? `#${movie.movieId}` : `${foldTitle(movie.title)} ${movie.year}`;
}
