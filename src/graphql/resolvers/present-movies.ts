import type { MovieId } from '../../movie/movie.ts';
import type { RequestContext } from '../context.ts';
import type { MovieSource } from '../sources.ts';

/** Those movies that are still in the catalogue, in the order of `ids`. */
export async function presentMovies(
  ids: readonly MovieId[],
  { loaders }: RequestContext,
): Promise<MovieSource[]> {
  const movies = await Promise.all(ids.map((id) => loaders.movie.load(id)));
  return movies.flatMap((movie) => movie ?? []);
}
