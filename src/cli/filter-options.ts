import { type Command, InvalidArgumentError } from 'commander';
import type { MovieFilter } from '../movie/filter.ts';
import { validateFilter } from '../movie/filter-validation.ts';

/** What commander makes of the options of `addFilterOptions`. */
export interface FilterOptions {
  readonly minRating?: number;
  readonly maxRating?: number;
  readonly minVotes?: number;
  readonly minYear?: number;
  readonly maxYear?: number;
  readonly genre?: string[];
  readonly allGenres?: string[];
  readonly withoutGenre?: string[];
  readonly language?: string[];
  readonly country?: string[];
  readonly minRuntime?: number;
  readonly maxRuntime?: number;
  readonly adult?: boolean;
}

/** Gives a command the options that `readFilter` reads. */
export function addFilterOptions(command: Command): Command {
  return command
    .option('--min-rating <n>', 'mean vote of at least n, 0 to 10', number)
    .option('--max-rating <n>', 'mean vote of at most n', number)
    .option('--min-votes <n>', 'at least n votes', integer)
    .option('--min-year <year>', 'released in this year or later', integer)
    .option('--max-year <year>', 'released in this year or earlier', integer)
    .option('--genre <name...>', 'at least one of these genres')
    .option('--all-genres <name...>', 'all of these genres')
    .option('--without-genre <name...>', 'none of these genres')
    .option('--language <code...>', 'original language, any of these ISO 639-1 codes')
    .option('--country <name...>', 'produced in any of these countries')
    .option('--min-runtime <minutes>', 'at least this long', integer)
    .option('--max-runtime <minutes>', 'at most this long', integer)
    .option('--adult', 'adult movies too');
}

/** The filter that the options of `addFilterOptions` ask for. Throws InputError for an impossible one. */
export function readFilter(options: FilterOptions, knownGenres: readonly string[]): MovieFilter {
  return validateFilter(
    {
      minRating: options.minRating,
      maxRating: options.maxRating,
      minVotes: options.minVotes,
      minYear: options.minYear,
      maxYear: options.maxYear,
      genres: options.genre,
      allGenres: options.allGenres,
      excludeGenres: options.withoutGenre,
      languages: options.language,
      countries: options.country,
      minRuntime: options.minRuntime,
      maxRuntime: options.maxRuntime,
      includeAdult: options.adult,
    },
    knownGenres,
  );
}

/** Reads a whole number from the command line. */
export function integer(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new InvalidArgumentError('A whole number is expected.');
  return Number(text);
}

/** Reads a number from the command line. */
export function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('A number is expected.');
  return value;
}
