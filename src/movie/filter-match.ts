import type { MovieFilter } from './filter.ts';
import type { Movie } from './movie.ts';

/** What filters look at. */
export type FilteredMovie = Pick<
  Movie,
  'voteAverage' | 'voteCount' | 'runtime' | 'adult' | 'originalLanguage' | 'genres' | 'countries'
> & { readonly year: number | null };

/** Whether a movie satisfies every condition; the same answer as the SQL of database/movie-filter.ts. */
export function matchesFilter(movie: FilteredMovie, filter: MovieFilter): boolean {
  if (movie.adult && filter.includeAdult !== true) return false;
  return (
    within(movie.voteAverage, asReal(filter.minRating), asReal(filter.maxRating)) &&
    within(movie.voteCount, filter.minVotes, undefined) &&
    within(movie.year, filter.minYear, filter.maxYear) &&
    within(movie.runtime, filter.minRuntime, filter.maxRuntime) &&
    any(filter.genres, (name) => movie.genres.includes(name)) &&
    (filter.allGenres ?? []).every((name) => movie.genres.includes(name)) &&
    !(filter.excludeGenres ?? []).some((name) => movie.genres.includes(name)) &&
    any(filter.languages, (code) => movie.originalLanguage === code) &&
    any(filter.countries, (name) => movie.countries.includes(name))
  );
}

/** Ratings are kept in single precision, so bounds are compared there. */
function asReal(bound: number | undefined): number | undefined {
  return bound === undefined ? undefined : Math.fround(bound);
}

function within(value: number | null, least: number | undefined, most: number | undefined): boolean {
  if (least === undefined && most === undefined) return true;
  if (value === null) return false;
  const single = Number.isInteger(value) ? value : Math.fround(value);
  return (least === undefined || single >= least) && (most === undefined || single <= most);
}

function any(wanted: readonly string[] | undefined, has: (name: string) => boolean): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.some(has);
}
