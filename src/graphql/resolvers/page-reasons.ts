import type { MovieId } from '../../movie/movie.ts';
import { reasons } from '../../recommend/recommend.ts';
import type { Reason } from '../../recommend/request.ts';
import type { RequestContext } from '../context.ts';
import type { RecommendationConnectionSource } from '../sources.ts';
import { presentMovies } from './present-movies.ts';

type ReasonsByMovie = ReadonlyMap<MovieId, readonly Reason[]>;

/** By page, then by the list of likes that they are told from. */
const explained = new WeakMap<
  RecommendationConnectionSource,
  Map<readonly MovieId[], Promise<ReasonsByMovie>>
>();

/** The reasons for all movies of a page, told from `likes`, found when the first edge asks for its own. */
export function pageReasons(
  connection: RecommendationConnectionSource,
  likes: readonly MovieId[],
  context: RequestContext,
): Promise<ReasonsByMovie> {
  let ofPage = explained.get(connection);
  if (!ofPage) explained.set(connection, (ofPage = new Map<readonly MovieId[], Promise<ReasonsByMovie>>()));
  let found = ofPage.get(likes);
  if (!found) ofPage.set(likes, (found = explainPage(connection, likes, context)));
  return found;
}

async function explainPage(
  { page }: RecommendationConnectionSource,
  likes: readonly MovieId[],
  context: RequestContext,
): Promise<ReasonsByMovie> {
  const recommending = await context.recommendContext();
  const [liked, recommended] = await Promise.all([
    presentMovies(likes, context),
    presentMovies(
      page.items.map((item) => item.movieId),
      context,
    ),
  ]);
  return reasons(recommending, liked, recommended);
}
