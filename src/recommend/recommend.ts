import type { MovieId } from '../movie/movie.ts';
import type { ExplainedMovie } from '../model/explain/described-term.ts';
import type { Taste } from './neighbour-query.ts';
import { findNeighbours, type Neighbours, NOTHING_FOUND } from './neighbours.ts';
import { decodePosition, encodePosition, listKey } from './page-cursor.ts';
import { type Pool, poolsFor } from './pools.ts';
import { rememberVectors } from './outside-model.ts';
import { withProjectedMovies } from './projected-movies.ts';
import { RankedList } from './ranked-list.ts';
import { explain } from './reasons.ts';
import type { PageRequest, Reason, RecommendationPage, RecommendRequest } from './request.ts';
import type { RecommendContext } from './serving-model.ts';
import { checkRecommendRequest } from './validate-request.ts';

/**
 * A page of movies similar to the liked ones and unlike the disliked ones. The page is full whenever enough movies
 * satisfy the filter. It is empty if the catalogue says too little about every liked movie to project it. Liked,
 * disliked and excluded movies never appear, nor does a movie twice under two ids. Lists end after about 1,000 movies.
 * Throws InputError, with BAD_CURSOR for a cursor of another model or list.
 */
export async function recommend(
  context: RecommendContext,
  request: RecommendRequest,
): Promise<RecommendationPage> {
  const [page] = await recommendEach(context, [request], request);
  if (page === undefined) throw new Error('one taste was asked about, and no page came back');
  return page;
}

/**
 * The pages that `recommend` would give for each taste alone. All tastes share one statement per pool; people take one
 * each. More statements follow if the model has no vector for a liked or disliked movie. Throws InputError.
 */
export async function recommendEach(
  context: RecommendContext,
  tastes: readonly Taste[],
  request: PageRequest,
): Promise<RecommendationPage[]> {
  for (const taste of tastes) checkRecommendRequest({ ...request, ...taste });
  if (tastes.length === 0) return [];
  if (tastes.length > 1 && tastes.some(({ person }) => person !== undefined)) {
    const alone = await Promise.all(tastes.map((taste) => recommendEach(context, [taste], request)));
    return alone.flat();
  }
  const asked = tastes.map((taste) => askedList(context.model.id, taste, request));
  const longest = Math.max(...asked.map(({ list }) => list.lengthWanted));
  for (const pool of poolsFor(longest, request.diversity)) await addPool(context, request, asked, pool);
  return asked.map((one) => cutPage(context.model.id, one));
}

/** Why each of `recommended` is similar to the liked movies: see `explain`. Reads the vocabulary on first use only. */
export async function reasons(
  context: RecommendContext,
  liked: readonly ExplainedMovie[],
  recommended: readonly ExplainedMovie[],
): Promise<Map<MovieId, Reason[]>> {
  return explain(await context.model.explainer(), liked, recommended);
}

/** A list in the making. */
interface AskedList {
  /** Gets projected vectors once it is clear which of its movies have none in the model. */
  taste: Taste;
  readonly key: string;
  readonly list: RankedList;
}

function askedList(modelId: number, taste: Taste, request: PageRequest): AskedList {
  const { filter, ranking, diversity, first } = request;
  const { likes, dislikes, excluded, person } = taste;
  const key = listKey({ likes, dislikes, excluded, filter, ranking, diversity }, person?.name);
  const after = request.after === null ? null : decodePosition(request.after, modelId, key);
  return { taste, key, list: new RankedList({ first, after, diversity }) };
}

/**
 * Fetches a pool for every list that wants it, in one statement. The answer shows which liked and disliked movies have
 * no vector in the model; the lists of those are fetched again, with projected vectors.
 */
async function addPool(
  context: RecommendContext,
  request: PageRequest,
  asked: readonly AskedList[],
  pool: Pool,
): Promise<void> {
  const wanting = asked.filter(({ list }) => list.wants(pool));
  const found = await findPool(context, request, wanting, pool);
  for (const { withVector } of found.values()) rememberVectors(context.model, withVector);

  const incomplete = [...found].filter(([one, neighbours]) => lacksVectors(one.taste, neighbours));
  if (incomplete.length > 0 && (await projectTastes(context, incomplete))) {
    const again = incomplete.map(([one]) => one);
    for (const [one, neighbours] of await findPool(context, request, again, pool)) found.set(one, neighbours);
  }
  for (const [{ list }, neighbours] of found) list.add(pool, neighbours);
}

function lacksVectors({ likes, dislikes, projected }: Taste, { withoutVector }: Neighbours): boolean {
  return projected === undefined && [...likes, ...dislikes].some((id) => withoutVector.has(id));
}

/** Adds projected vectors to the tastes of lists; false if the model cannot project. */
async function projectTastes(
  context: RecommendContext,
  incomplete: readonly (readonly [AskedList, Neighbours])[],
): Promise<boolean> {
  const projected = await withProjectedMovies(
    context,
    incomplete.map(([{ taste }]) => taste),
    new Set(incomplete.flatMap(([, { withoutVector }]) => [...withoutVector])),
  );
  if (projected === null) return false;
  for (const [i, [list]] of incomplete.entries()) list.taste = projected[i] ?? list.taste;
  return true;
}

async function findPool(
  { database, model }: RecommendContext,
  { filter, ranking, diversity }: PageRequest,
  lists: readonly AskedList[],
  pool: Pool,
): Promise<Map<AskedList, Neighbours>> {
  if (lists.length === 0) return new Map();
  const found = await findNeighbours(database, model.statistics, {
    modelId: model.id,
    dimensions: model.dimensions,
    tastes: lists.map(({ taste }) => taste),
    filter,
    ranking,
    withEmbeddings: diversity > 0,
    ...pool,
  });
  return new Map(lists.map((list, i) => [list, found.get(i + 1) ?? NOTHING_FOUND]));
}

function cutPage(modelId: number, { key, list }: AskedList): RecommendationPage {
  const { start, items, hasNextPage } = list.page();
  return {
    modelId,
    items: items.map(({ movieId, similarity, score }, i) => ({
      movieId,
      similarity,
      score,
      cursor: encodePosition(modelId, key, { position: start + i, movieId }),
    })),
    hasNextPage,
    hasPreviousPage: start > 0 && list.length > 0,
  };
}
