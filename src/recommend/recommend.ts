import type { MovieId } from '../catalog/movie.ts';
import type { Taste } from './neighbour-query.ts';
import type { NeighbourSearch } from './neighbour-statement.ts';
import { findNeighbours } from './neighbours.ts';
import { decodePosition, encodePosition, type ListPosition, listKey } from './page-cursor.ts';
import { POOL_SIZES, RankedList } from './ranked-list.ts';
import type { ExplainedMovie } from './described-term.ts';
import { explain } from './reasons.ts';
import type { PageRequest, Reason, RecommendationPage, RecommendRequest } from './request.ts';
import type { RecommendContext } from './serving-model.ts';
import { checkRecommendRequest } from './validate-request.ts';

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
  const [page] = await recommendEach(context, [request], request);
  if (page === undefined) throw new Error('one taste was asked about, and no page came back');
  return page;
}

/** For each taste the page that `recommend` gives for it alone. One statement for all of them. Throws InputError. */
export async function recommendEach(
  context: RecommendContext,
  tastes: readonly Taste[],
  request: PageRequest,
): Promise<RecommendationPage[]> {
  const { filter, ranking, diversity } = request;
  for (const taste of tastes) checkRecommendRequest({ ...request, ...taste });
  const keys = tastes.map(({ likes, dislikes, excluded }) =>
    listKey({ likes, dislikes, excluded, filter, ranking, diversity }),
  );
  return tastes.length === 0 ? [] : readPages(context, request, tastes, keys);
}

/** Why each of `recommended` is like those liked: see `explain`. No statement once the vocabulary is known. */
export async function reasons(
  context: RecommendContext,
  liked: readonly ExplainedMovie[],
  recommended: readonly ExplainedMovie[],
): Promise<Map<MovieId, Reason[]>> {
  return explain(await context.model.explainer(), liked, recommended);
}

/** So many more of a pool than a page takes are fetched at once, for movies that are there under two ids. */
const SPARE = 8;

interface Reading {
  readonly key: string;
  readonly list: RankedList;
  readonly after: ListPosition | null;
  /** How long the list has to be for the page, and for whether another follows. */
  readonly length: number;
  /** Every movie of the index that satisfies the filter is in the pool. */
  exhausted: boolean;
  /** The pool has movies that were not fetched. */
  more: boolean;
}

async function readPages(
  context: RecommendContext,
  request: PageRequest,
  tastes: readonly Taste[],
  keys: readonly string[],
): Promise<RecommendationPage[]> {
  const modelId = context.model.id;
  const readings = keys.map((key): Reading => {
    const after = request.after === null ? null : decodePosition(request.after, modelId, key);
    return {
      key,
      list: new RankedList(request.diversity),
      after,
      length: (after === null ? 0 : after.position + 1) + request.first + 1,
      exhausted: false,
      more: false,
    };
  });
  const fetch = (pool: Pool, wanting: (reading: Reading) => boolean) =>
    addPools(
      context,
      request,
      tastes,
      readings,
      pool,
      (reading) => !isComplete(reading, request) && wanting(reading),
    );
  for (const limit of POOL_SIZES) {
    const best =
      request.diversity > 0 ? limit : Math.min(limit, SPARE + Math.max(...readings.map((r) => r.length)));
    await fetch({ limit, best, part: 'indexed' }, (reading) => !reading.exhausted);
    await fetch({ limit, best: limit, part: 'indexed' }, (reading) => reading.more);
  }
  // Movies with next to no metadata that few have voted for come after all others.
  const [limit] = POOL_SIZES;
  await fetch({ limit, best: limit, part: 'rest' }, (reading) => reading.exhausted);
  return readings.map((reading) => cutPage(reading, request, modelId));
}

/** How many neighbours, how many of them, the best, and of which part of the movies. */
type Pool = Pick<NeighbourSearch, 'limit' | 'best' | 'part'>;

async function addPools(
  context: RecommendContext,
  request: PageRequest,
  tastes: readonly Taste[],
  readings: readonly Reading[],
  pool: Pool,
  isWanting: (reading: Reading) => boolean,
): Promise<void> {
  const wanting = readings.flatMap((reading, i) => (isWanting(reading) ? [{ reading, i }] : []));
  if (wanting.length === 0) return;
  const { id: modelId, dimensions, statistics } = context.model;
  const found = await findNeighbours(context.database, statistics, {
    modelId,
    dimensions,
    tastes: wanting.flatMap(({ i }) => tastes[i] ?? []),
    filter: request.filter,
    ranking: request.ranking,
    withEmbeddings: request.diversity > 0,
    ...pool,
  });
  for (const [position, { reading }] of wanting.entries()) {
    const neighbours = found.get(position + 1);
    const { poolSize, candidates } = neighbours ?? { poolSize: 0, candidates: [] };
    reading.exhausted = poolSize < pool.limit;
    reading.more = candidates.length < poolSize;
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
