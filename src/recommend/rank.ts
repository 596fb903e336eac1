import type { MovieId } from '../movie/movie.ts';
import { foldTitle } from '../search/fold-title.ts';

/** A neighbour with its score, which neighbour-statement.ts computes. */
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

/** Equal for one movie under two ids: same folded title, same year. A movie without a year equals only itself. */
export function identityKey(movie: Pick<Candidate, 'movieId' | 'title' | 'year'>): string {
  return movie.year === null ? `#${movie.movieId}` : `${foldTitle(movie.title)} ${movie.year}`;
}
