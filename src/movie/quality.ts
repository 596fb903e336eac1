import type { Movie } from './movie.ts';

/** The minimum number of votes in each tier. */
export const TIER_VOTES = { low: 5, medium: 50, high: 500 } as const;

export type QualityTier = keyof typeof TIER_VOTES;

/** `vote_average * ln(1 + vote_count)`, so that a movie must be both good and well known; 0 if nobody has voted. */
export function qualityScore(movie: Pick<Movie, 'voteAverage' | 'voteCount'>): number {
  return (movie.voteAverage ?? 0) * Math.log1p(movie.voteCount);
}
