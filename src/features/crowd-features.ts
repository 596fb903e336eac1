import type { Movie } from '../movie/movie.ts';
import { rbfCount, rbfEncode, type RbfGrid } from './rbf-encoding.ts';

/** The fields that tell who watches a movie, rather than what it is about. */
export type CrowdMovie = Pick<Movie, 'voteCount' | 'voteAverage' | 'runtime'>;

interface CrowdFeature {
  readonly name: string;
  readonly scale: RbfGrid;
  readonly weight: number;
  /** The value on the scale; null if unknown. */
  readonly read: (movie: CrowdMovie) => number | null;
}

const logarithm = (value: number | null): number | null =>
  value === null || value <= 0 ? null : Math.log(value);

/** Votes, their average and the running time, each RBF-encoded. */
const CROWD_FEATURES: readonly CrowdFeature[] = [
  {
    name: 'votes',
    scale: { first: 0, last: 11.5, step: 0.5, sigma: 0.7 },
    weight: 0.5,
    read: ({ voteCount }) => (voteCount > 0 ? Math.log1p(voteCount) : null),
  },
  {
    name: 'rating',
    scale: { first: 0, last: 10, step: 0.5, sigma: 0.5 },
    weight: 0.48,
    read: ({ voteAverage, voteCount }) => (voteCount > 0 ? voteAverage : null),
  },
  {
    name: 'runtime',
    scale: { first: 3, last: 6, step: 0.15, sigma: 0.12 },
    weight: 0.3,
    read: ({ runtime }) => logarithm(runtime),
  },
];

/** The names of the crowd columns, in order: "votes:0" ... "runtime:20". */
export const CROWD_COLUMNS: readonly string[] = CROWD_FEATURES.flatMap(({ name, scale }) =>
  Array.from({ length: rbfCount(scale) }, (_, index) => `${name}:${index}`),
);

/** The crowd columns that a movie has, ascending, with their weights. */
export function crowdFeatures(movie: CrowdMovie): { readonly column: number; readonly weight: number }[] {
  const found: { column: number; weight: number }[] = [];
  let base = 0;
  for (const { scale, weight, read } of CROWD_FEATURES) {
    const value = read(movie);
    if (value !== null) {
      for (const { index, activation } of rbfEncode(value, scale))
        found.push({ column: base + index, weight: weight * activation });
    }
    base += rbfCount(scale);
  }
  return found;
}
