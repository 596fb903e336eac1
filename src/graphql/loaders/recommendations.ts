import DataLoader from 'dataloader';
import type { Taste } from '../../recommend/neighbour-query.ts';
import { recommendEach } from '../../recommend/recommend.ts';
import type { PageRequest, RecommendationPage } from '../../recommend/request.ts';
import type { RecommendContext } from '../../recommend/serving-model.ts';

export interface RecommendationKey {
  readonly taste: Taste;
  readonly request: PageRequest;
}

/**
 * Pages of recommendations. Keys that differ only in the taste are answered by one statement together, whatever
 * fields and aliases they are of; a cursor belongs to the list of one taste, so that keys with one stand alone.
 */
export function createRecommendationLoader(
  recommendContext: () => Promise<RecommendContext>,
): DataLoader<RecommendationKey, RecommendationPage, string> {
  return new DataLoader(
    async (keys) => {
      const context = await recommendContext();
      const batches = new Map<string, RecommendationKey[]>();
      for (const key of keys) {
        const batch = batches.get(batchOf(key));
        if (batch === undefined) batches.set(batchOf(key), [key]);
        else batch.push(key);
      }
      const answers = new Map<string, RecommendationPage | Error>();
      await Promise.all(
        [...batches.values()].map(async (batch) => {
          const pages = await pagesOrError(context, batch);
          for (const [i, key] of batch.entries()) {
            const page = pages instanceof Error ? pages : pages[i];
            if (page !== undefined) answers.set(cacheKey(key), page);
          }
        }),
      );
      return keys.map((key) => answers.get(cacheKey(key)) ?? new Error(`no page for ${cacheKey(key)}`));
    },
    { cacheKeyFn: cacheKey },
  );
}

/** One bad cursor must not fail the other batches. */
async function pagesOrError(
  context: RecommendContext,
  batch: readonly RecommendationKey[],
): Promise<RecommendationPage[] | Error> {
  const [first] = batch;
  if (!first) return [];
  const tastes = batch.map(({ taste }) => taste);
  try {
    return await recommendEach(context, tastes, first.request);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function batchOf(key: RecommendationKey): string {
  return key.request.after === null ? canonical(key.request) : cacheKey(key);
}

function cacheKey({ taste: { likes, dislikes, excluded }, request }: RecommendationKey): string {
  return `${JSON.stringify([likes, dislikes, excluded])} ${canonical(request)}`;
}

/** Equal requests make equal text: filters come from `validateFilter` with their lists sorted. */
function canonical({ filter, first, after, ranking, diversity }: PageRequest): string {
  const conditions = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([first, after, ranking, diversity, conditions]);
}
