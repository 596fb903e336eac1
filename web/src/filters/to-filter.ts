import type { MovieFilter } from '../api/documents.generated.ts';
import type { Conditions } from '../address/question.ts';

/** The conditions as a filter of the API. */
export function toFilter(conditions: Conditions): MovieFilter {
  const { genres, withoutGenres, everyGenre, language } = conditions;
  return {
    minRating: conditions.minRating,
    minVotes: conditions.minVotes,
    minYear: conditions.fromYear,
    maxYear: conditions.toYear,
    minRuntime: conditions.minRuntime,
    maxRuntime: conditions.maxRuntime,
    ...(genres.length > 0 && (everyGenre ? { allGenres: genres } : { genres })),
    ...(withoutGenres.length > 0 && { excludeGenres: withoutGenres }),
    ...(language !== null && { languages: [language] }),
  };
}
