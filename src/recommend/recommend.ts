import type { MovieId } from '../catalog/movie.ts';
import type { NeighbourQuery } from './neighbour-statement.ts';
import { findNeighbours } from './neighbours.ts';
import { decodePosition, encodePosition, type ListPosition, listKey } from './page-cursor.ts';
import { POOL_SIZES, RankedList } from './ranked-list.ts';
import type { ExplainedMovie } from './described-term.ts';
import { explain } from './reasons.ts';
import type { PageRequest, Reason, RecommendationPage, RecommendRequest } from './request.ts';
import type { RecommendContext } from './serving-model.ts';
import { checkPageRequest, checkRecommendRequest } from './validate-request.ts';

/**
 * A page of movies like those liked and unlike those disliked. Full whenever enough movies satisfy the filter;
 * empty when no liked movie has a vector. Never the liked, disliked and excluded movies, nor any movie twice
 * under two ids. Lists end after about 1,000 movies. Throws InputError, with BAD_CURSOR for a cursor of another
 * model or list.
 */
export async function recommend(
  context: RecommendContext,
  request: RecommendRequest,
): Promise<RecommendationPage> {
  checkRecommendRequest(request);
  const { likes, dislikes, excluded } = request;
  const [onlyLike] = likes;
  if (likes.length === 1 && onlyLike !== undefined && dislikes.length + excluded.length === 0) {
    return pageOf((await similar(context, [onlyLike], request)).get(onlyLike), context);
  }
  const query = { kind: 'taste', likes, dislikes, excluded } as const;
  const pages = await readPages(context, request, query, [listKey(request)]);
  return pageOf(pages[0], context);
}

/**
 * For each movie a page of movies like it: the same as `recommend` of that movie alone. One statement for all
 * of them. Throws InputError.
 */
export async function similar(
  context: RecommendContext,
  movieIds: readonly MovieId[],
  request: PageRequest,
): Promise<Map<MovieId, RecommendationPage>> {
  checkPageRequest(request);
  const { filter, ranking, diversity } = request;
  const distinct = [...new Set(movieIds)];
  const keys = distinct.map((movieId) =>
    listKey({ likes: [movieId], dislikes: [], excluded: [], filter, ranking, diversity }),
  );
  const pages = await readPages(context, request, { kind: 'each', movieIds: distinct }, keys);
  return new Map(distinct.map((movieId, i) => [movieId, pageOf(pages[i], context)]));
}

/** Why each of `recommended` is like those liked: see `explain`. No statement once the vocabulary is known. */
export async function reasons(
  context: RecommendContext,
  liked: readonly ExplainedMovie[],
  recommended: readonly ExplainedMovie[],
): Promise<Map<MovieId, Reason[]>> {
  return explain(await context.model.explainer(), liked, recommended);
}

interface Reading {
  readonly key: string;
  readonly list: RankedList;
  readonly after: ListPosition | null;
  /** Every movie of the index that satisfies the filter was in a pool. */
  exhausted: boolean;
}

async function readPages(
  context: RecommendContext,
  request: PageRequest,
  query: NeighbourQuery,
  keys: readonly string[],
): Promise<RecommendationPage[]> {
  const modelId = context.model.id;
  const readings = keys.map((key): Reading => ({
    key,
    list: new RankedList(request),
    after: request.after === null ? null : decodePosition(request.after, modelId, key),
    exhausted: false,
  }));
  for (const limit of POOL_SIZES) {
    const pool = { limit, part: 'indexed' } as const;
    await addPools(context, request, query, readings, pool);
    if (readings.every((reading) => isComplete(reading, request))) break;
  }
  // Movies with next to no metadata come after all others.
  const last = { limit: POOL_SIZES[0], part: 'rest' } as const;
  await addPools(context, request, query, readings, last);
  return readings.map((reading) => cutPage(reading, request, modelId));
}

async function addPools(
  context: RecommendContext,
  request: PageRequest,
  query: NeighbourQuery,
  readings: readonly Reading[],
  pool: { readonly limit: number; readonly part: 'indexed' | 'rest' },
): Promise<void> {
  const wanting = readings.flatMap((reading, i) => {
    if (isComplete(reading, request)) return [];
    return (pool.part === 'rest') === reading.exhausted ? [{ reading, i }] : [];
  });
  if (wanting.length === 0) return;
  const { id: modelId, dimensions, statistics } = context.model;
  const found = await findNeighbours(context.database, statistics, {
    modelId,
    dimensions,
    query: query.kind === 'each' ? { kind: 'each', movieIds: pick(query.movieIds, wanting) } : query,
    filter: request.filter,
    withEmbeddings: request.diversity > 0,
    ...pool,
  });
  for (const [position, { reading }] of wanting.entries()) {
    const neighbours = found.get(position + 1);
    reading.exhausted = (neighbours?.candidates.length ?? 0) < pool.limit;
    if (neighbours !== undefined) reading.list.addPool(neighbours);
  }
}

/** Whether the page, and whether another follows, is known. */
function isComplete({ list, after }: Reading, request: PageRequest): boolean {
  return list.extendTo(startOf(list, after) + request.first + 1);
}

/** Where the page starts: after the movie of the cursor, wherever it stands by now. */
function startOf(list: RankedList, after: ListPosition | null): number {
  if (after === null) return 0;
  list.extendTo(after.position + 1);
  if (list.items[after.position]?.movieId === after.movieId) return after.position + 1;
  const moved = list.items.findIndex((item) => item.movieId === after.movieId);
  return (moved === -1 ? after.position : moved) + 1;
}

function cutPage({ key, list, after }: Reading, request: PageRequest, modelId: number): RecommendationPage {
  const start = startOf(list, after);
  const hasNextPage = list.extendTo(start + request.first + 1);
  const items = list.items.slice(start, start + request.first).map((item, i) => ({
    movieId: item.movieId,
    similarity: item.similarity,
    score: item.score,
    cursor: encodePosition(modelId, key, { position: start + i, movieId: item.movieId }),
  }));
  return {
    modelId,
    items,
    hasNextPage,
    hasPreviousPage: start > 0 && list.items.length > 0,
  };
}

function pageOf(page: RecommendationPage | undefined, { model }: RecommendContext): RecommendationPage {
  return page ?? { modelId: model.id, items: [], hasNextPage: false, hasPreviousPage: false };
}

function pick(movieIds: readonly MovieId[], wanting: readonly { readonly i: number }[]): MovieId[] {
  return wanting.flatMap(({ i }) => movieIds[i] ?? []);
}
