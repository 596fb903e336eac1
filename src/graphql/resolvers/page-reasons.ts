import type { MovieId } from '../../movie/movie.ts';
import { reasons } from '../../recommend/recommend.ts';
import type { Reason } from '../../recommend/request.ts';
import type { RequestContext } from '../context.ts';
import type { RecommendationConnectionSource } from '../sources.ts';
import { presentMovies } from './present-movies.ts';

type ReasonsByMovie = ReadonlyMap<MovieId, readonly Reason[]>;

const explained = new WeakMap<RecommendationConnectionSource, Promise<ReasonsByMovie>>();

/** The reasons for all movies of a page, found when the first edge asks for its own. */
export function pageReasons(
  connection: RecommendationConnectionSource,
  context: RequestContext,
): Promise<ReasonsByMovie> {
  let found = explained.get(connection);
  if (!found) explained.set(connection, (found = explainPage(connection, context)));
  return found;
}

async function explainPage(
  { likes, page }: RecommendationConnectionSource,
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
