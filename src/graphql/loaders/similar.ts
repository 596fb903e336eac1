import DataLoader from 'dataloader';
import type { MovieId } from '../../catalog/movie.ts';
import { similar } from '../../recommend/recommend.ts';
import type { PageRequest, RecommendationPage } from '../../recommend/request.ts';
import type { RecommendContext } from '../../recommend/serving-model.ts';

export interface SimilarKey {
  readonly movieId: MovieId;
  readonly request: PageRequest;
}

/**
 * Pages of similar movies. Keys that differ only in the movie are answered by one statement together; a cursor
 * belongs to the list of one movie, so that keys with one stand alone.
 */
export function createSimilarLoader(
  recommendContext: () => Promise<RecommendContext>,
): DataLoader<SimilarKey, RecommendationPage, string> {
  return new DataLoader(
    async (keys) => {
      const context = await recommendContext();
      const batches = new Map<string, SimilarKey[]>();
      for (const key of keys) batches.set(batchOf(key), [...(batches.get(batchOf(key)) ?? []), key]);
      const answers = new Map<string, RecommendationPage | Error>();
      await Promise.all(
        [...batches.values()].map(async (batch) => {
          const found = await similarOrError(context, batch);
          for (const key of batch) {
            const page = found instanceof Error ? found : found.get(key.movieId);
            answers.set(cacheKey(key), page ?? new Error(`no page for movie ${key.movieId}`));
          }
        }),
      );
      return keys.map((key) => answers.get(cacheKey(key)) ?? new Error(`no page for movie ${key.movieId}`));
    },
    { cacheKeyFn: cacheKey },
  );
}

/** One bad cursor must not fail the other batches. */
async function similarOrError(
  context: RecommendContext,
  batch: readonly SimilarKey[],
): Promise<Map<MovieId, RecommendationPage> | Error> {
  const [first] = batch;
  if (!first) return new Map();
  try {
    return await similar(
      context,
      batch.map((key) => key.movieId),
      first.request,
    );
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function batchOf(key: SimilarKey): string {
  return key.request.after === null ? canonical(key.request) : cacheKey(key);
}

function cacheKey(key: SimilarKey): string {
  return `${key.movieId} ${canonical(key.request)}`;
}

/** Equal requests make equal text: filters come from `validateFilter` with their lists sorted. */
function canonical({ filter, first, after, ranking, diversity }: PageRequest): string {
  const conditions = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([first, after, ranking, diversity, conditions]);
}
