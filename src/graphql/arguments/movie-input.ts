import { COLUMNS, type MovieField } from '../../catalog/columns.ts';
import type { MovieRecord } from '../../catalog/movie-record.ts';
import { Rejection } from '../../catalog/rejection.ts';
import type { MovieInput } from '../generated/resolvers.generated.ts';
import { ArgumentError } from './argument-error.ts';

const MAX_MOVIES = 100;
const MAX_NAME_LENGTH = 500;
const MAX_NAMES = 200;

interface InputField {
  /** The column of TMDB's files whose reader checks it. */
  readonly column: string;
  /** What is accepted, where files may hold anything and what cannot be read counts as unknown. */
  readonly accepted?: string;
}

const FIELDS: Readonly<Record<keyof MovieInput, InputField>> = {
  tmdbId: { column: 'id' },
  title: { column: 'title' },
  imdbId: { column: 'imdb_id', accepted: '`tt` and digits' },
  originalTitle: { column: 'original_title' },
  overview: { column: 'overview' },
  tagline: { column: 'tagline' },
  releaseDate: { column: 'release_date' },
  runtime: { column: 'runtime', accepted: 'a number of minutes above zero' },
  rating: { column: 'vote_average' },
  votes: { column: 'vote_count' },
  popularity: { column: 'popularity', accepted: 'a number above zero' },
  status: { column: 'status' },
  adult: { column: 'adult' },
  originalLanguage: { column: 'original_language', accepted: 'a code of two or three lower-case letters' },
  genres: { column: 'genres' },
  keywords: { column: 'keywords' },
  directors: { column: 'directors' },
  cast: { column: 'cast' },
  companies: { column: 'production_companies' },
  countries: { column: 'production_countries' },
  spokenLanguages: { column: 'spoken_languages' },
  homepage: { column: 'homepage', accepted: 'an http(s) address' },
  posterPath: { column: 'poster_path', accepted: '`/` and a file name' },
  backdropPath: { column: 'backdrop_path', accepted: '`/` and a file name' },
};

/** Checks movies that a client gives by the rules for files; throws ArgumentError naming the first field that is wrong. */
export function readMovieInputs(argument: string, movies: readonly MovieInput[]): MovieRecord[] {
  if (movies.length < 1 || movies.length > MAX_MOVIES) {
    throw new ArgumentError(
      argument,
      `${argument} has ${movies.length} movies; 1 to ${MAX_MOVIES} are accepted.`,
    );
  }
  return movies.map((movie, i) => readMovieInput(`${argument}.${i}`, movie));
}

function readMovieInput(argument: string, movie: MovieInput): MovieRecord {
  const record: Partial<Record<MovieField, unknown>> = {};
  for (const name of Object.keys(FIELDS) as (keyof MovieInput)[]) {
    const given = movie[name];
    if (given === undefined) continue;
    const { column, accepted } = FIELDS[name];
    const known = COLUMNS.get(column);
    if (known === undefined) throw new Error(`there is no column ${column}`);
    const value = known.read(checked(`${argument}.${name}`, given));
    if (value instanceof Rejection) {
      throw new ArgumentError(`${argument}.${name}`, `${argument}.${name}: ${value.reason}: ${value.found}`);
    }
    if (value === null && given !== null && accepted !== undefined) {
      throw new ArgumentError(
        `${argument}.${name}`,
        `${argument}.${name} is ${JSON.stringify(given)}; ${accepted} is accepted.`,
      );
    }
    record[known.field] = value;
  }
  if (record.voteCount === 0) record.voteAverage = null;
  // Each value was made by the reader of its field.
  return record as MovieRecord;
}

/** Lists are bounded more narrowly than in files, and a name has to say something. */
function checked(argument: string, given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  if (given.length > MAX_NAMES) {
    throw new ArgumentError(
      argument,
      `${argument} has ${given.length} names; up to ${MAX_NAMES} are accepted.`,
    );
  }
  const wrong = given.findIndex(
    (name) => typeof name !== 'string' || name.trim() === '' || name.length > MAX_NAME_LENGTH,
  );
  if (wrong >= 0) {
    throw new ArgumentError(
      `${argument}.${wrong}`,
      `${argument}.${wrong} is empty or longer than ${MAX_NAME_LENGTH} characters.`,
    );
  }
  return given;
}
