import type { Movie } from './movie.ts';

/** How well known a movie has to be: the fewest votes a tier asks for. */
export const TIER_VOTES = { low: 5, medium: 50, high: 500 } as const;

export type QualityTier = keyof typeof TIER_VOTES;

/** `vote_average * ln(1 + vote_count)`: good and well known beats either alone; 0 when nobody voted. */
export function qualityScore(movie: Pick<Movie, 'voteAverage' | 'voteCount'>): number {
  return (movie.voteAverage ?? 0) * Math.log1p(movie.voteCount);
}
