import type { EvaluationCatalogue } from './catalogue.ts';
import { coverage, exposure } from './metrics/coverage.ts';
import { type Estimate, estimate } from './metrics/estimate.ts';
import { recall } from './metrics/recall.ts';
import { gini } from './metrics/gini.ts';
import { intraListDiversity } from './metrics/intra-list-diversity.ts';
import { medianVotes } from './metrics/median-votes.ts';
import { ndcg } from './metrics/ndcg.ts';
import { noSharedGenre } from './metrics/no-shared-genre.ts';
import { type GroundTruth, TRUE_NEIGHBOURS } from './truth/ground-truth.ts';
import { missing } from './missing.ts';

/** Length of the lists that are measured. */
export const LIST_LENGTH = 15;

/** Measures of recommendation lists, one list per movie of the catalogue, that need no ratings. */
export interface ListMeasures {
  readonly franchiseRecall: Estimate;
  readonly noSharedGenre: Estimate;
  readonly coverage: number;
  readonly gini: number;
  readonly medianVotes: number;
  readonly intraListDiversity: Estimate;
}

/**
 * `lists[i]` are the recommendations for `seeds[i]`. Franchise recall is over the members of franchises. The other
 * measures are over the seeds that have recommendations.
 */
export function measureLists(
  catalogue: EvaluationCatalogue,
  franchises: readonly (readonly number[])[],
  seeds: Int32Array,
  lists: readonly Int32Array[],
): ListMeasures {
  const { movies } = catalogue;
  const listOf = listsBySeed(seeds, lists);
  const recalls = franchises.flatMap((members) =>
    members.flatMap((member) => {
      const list = listOf.get(member);
      const others = new Set(members.filter((other) => other !== member));
      return list ? [recall(list, others, LIST_LENGTH)] : [];
    }),
  );
  const genresOf = (movie: number): readonly string[] => (movies[movie] ?? missing('movie', movie)).genres;
  const strangers = lists.map((list, i) =>
    noSharedGenre(genresOf(seeds[i] ?? missing('seed', i)), list, genresOf),
  );
  const features = movies.map((movie) => new Set([...movie.genres, ...movie.keywords]));
  const diversity = lists.map((list) =>
    intraListDiversity(list, (movie) => features[movie] ?? missing('movie', movie)),
  );
  const times = exposure(lists, movies.length);
  return {
    franchiseRecall: estimate(recalls),
    noSharedGenre: estimate(strangers.filter((share) => share !== null)),
    coverage: coverage(times),
    gini: gini(times),
    medianVotes: medianVotes(
      lists,
      movies.map((movie) => movie.votes),
    ),
    intraListDiversity: estimate(diversity.filter((value) => value !== null)),
  };
}

/** nDCG@15 of each of the truth's seeds, in their order; a seed without recommendations gets 0. */
export function ndcgOfSeeds(
  truth: GroundTruth,
  seeds: Int32Array,
  lists: readonly Int32Array[],
): Float64Array {
  const listOf = listsBySeed(seeds, lists);
  const nothing = new Int32Array();
  return Float64Array.from(truth.seeds, (seed, i) =>
    ndcg(
      listOf.get(seed) ?? nothing,
      truth.neighbours[i] ?? missing('seed', i),
      LIST_LENGTH,
      TRUE_NEIGHBOURS,
    ),
  );
}

function listsBySeed(seeds: Int32Array, lists: readonly Int32Array[]): ReadonlyMap<number, Int32Array> {
  return new Map(lists.map((list, i) => [seeds[i] ?? missing('seed', i), list]));
}
