import { validateFilter } from '../../movie/filter-validation.ts';
import type { MovieFilter } from '../../movie/filter.ts';
import type { RequestContext } from '../context.ts';
import type { MovieFilter as FilterInput } from '../generated/resolvers.generated.ts';
import { atArgument } from './argument-error.ts';

/** Checks a filter and brings it to its canonical form. Genres are read only when the filter names some. */
export async function readFilter(
  argument: string,
  input: FilterInput | null | undefined,
  context: RequestContext,
): Promise<MovieFilter> {
  if (!input) return {};
  const namesGenres = [input.genres, input.allGenres, input.excludeGenres].some((list) => list?.length);
  const knownGenres = namesGenres ? await context.genres.names() : [];
  return atArgument(argument, () => validateFilter(input, knownGenres));
}
