import { castReader, crewDirectorsReader, listReader } from './lists/list-values.ts';
import type { Movie } from '../movie/movie.ts';
import { Rejection } from './rejection.ts';
import {
  amountReader,
  cleanLine,
  patternReader,
  readBoolean,
  readDate,
  readId,
  readImdbId,
  readRuntime,
  readVoteAverage,
  readVoteCount,
  textReader,
} from './scalar-values.ts';

export type MovieField = keyof Movie;

/** How one column of a source becomes one field of a movie. */
export interface Column {
  readonly field: MovieField;
  readonly read: (value: unknown) => unknown;
  /** Chooses how to read from values of the column; where there is one, it is used and not `read`. */
  readonly readerFor?: (sample: readonly unknown[]) => (value: unknown) => unknown;
}

const MAX_TITLE_LENGTH = 1000;
const MAX_TEXT_LENGTH = 20_000;
const MAX_LINE_LENGTH = 2000;

const readTitleText = textReader('title', MAX_TITLE_LENGTH, cleanLine, (title) => title === '');

function readTitle(value: unknown): unknown {
  return readTitleText(value) ?? new Rejection('title is missing', value);
}

/** The columns of TMDB's exports and of The Movies Dataset, by their names in lower case. */
export const COLUMNS: ReadonlyMap<string, Column> = new Map<string, Column>([
  ['id', { field: 'id', read: readId }],
  ['title', { field: 'title', read: readTitle }],
  ['vote_average', { field: 'voteAverage', read: readVoteAverage }],
  ['vote_count', { field: 'voteCount', read: readVoteCount }],
  ['status', { field: 'status', read: textReader('status', 100, cleanLine) }],
  ['release_date', { field: 'releaseDate', read: readDate }],
  ['revenue', { field: 'revenue', read: amountReader('revenue', true) }],
  ['runtime', { field: 'runtime', read: readRuntime }],
  ['adult', { field: 'adult', read: readBoolean }],
  ['backdrop_path', { field: 'backdropPath', read: patternReader(/^\/[^\s"<>]{1,300}$/) }],
  ['budget', { field: 'budget', read: amountReader('budget', true) }],
  // Only web addresses: others (javascript:, data:) would run in the browser of whoever clicks on them.
  ['homepage', { field: 'homepage', read: patternReader(/^https?:\/\/[^\s"<>]{1,2000}$/i) }],
  ['imdb_id', { field: 'imdbId', read: readImdbId }],
  ['original_language', { field: 'originalLanguage', read: patternReader(/^[a-z]{2,3}$/) }],
  [
    'original_title',
    {
      field: 'originalTitle',
      read: textReader('original_title', MAX_TITLE_LENGTH, cleanLine),
    },
  ],
  ['overview', { field: 'overview', read: textReader('overview', MAX_TEXT_LENGTH) }],
  ['popularity', { field: 'popularity', read: amountReader('popularity', false) }],
  ['poster_path', { field: 'posterPath', read: patternReader(/^\/[^\s"<>]{1,300}$/) }],
  ['tagline', { field: 'tagline', read: textReader('tagline', MAX_LINE_LENGTH) }],
  ['genres', { field: 'genres', ...listReader('genres') }],
  ['production_companies', { field: 'companies', ...listReader('companies') }],
  ['production_countries', { field: 'countries', ...listReader() }],
  ['spoken_languages', { field: 'spokenLanguages', ...listReader() }],
  ['keywords', { field: 'keywords', ...listReader('keywords') }],
  ['director', { field: 'directors', ...listReader('people') }],
  ['directors', { field: 'directors', ...listReader('people') }],
  ['crew', { field: 'directors', ...crewDirectorsReader() }],
  ['cast', { field: 'cast', ...castReader() }],
]);

/** What a source is for: movies, or more about movies that are there already. */
export type Purpose = 'movies' | 'credits' | 'keywords' | 'links' | 'votes' | 'titles';

interface PurposeColumns {
  /** Names of the column that identifies the movie, best first. */
  readonly id: readonly string[];
  /** Columns without which the file is something else. */
  readonly required: readonly string[];
  /** Columns of which at least one is needed; null: none. */
  readonly oneOf: readonly string[] | null;
  /** Columns that are read beside these; null: all known. */
  readonly optional: readonly string[] | null;
  /** What such a file is called in messages. */
  readonly description: string;
}

const OTHER_IDS = ['id', 'movie_id', 'tmdb_id', 'tmdbid'];

export const PURPOSES: Readonly<Record<Purpose, PurposeColumns>> = {
  movies: {
    id: ['id', 'tmdb_id'],
    required: ['title'],
    oneOf: ['overview', 'genres', 'keywords', 'release_date', 'vote_count'],
    optional: null,
    description: 'a movie catalogue',
  },
  credits: {
    id: OTHER_IDS,
    required: [],
    oneOf: ['director', 'directors', 'crew', 'cast'],
    optional: [],
    description: 'a list of credits',
  },
  keywords: {
    id: OTHER_IDS,
    required: ['keywords'],
    oneOf: null,
    optional: [],
    description: 'a list of keywords',
  },
  links: {
    id: ['tmdbid'],
    required: ['imdbid'],
    oneOf: null,
    optional: [],
    description: "MovieLens' links",
  },
  votes: {
    id: ['movieid'],
    required: ['rating'],
    oneOf: null,
    optional: [],
    description: "MovieLens' ratings",
  },
  titles: {
    id: OTHER_IDS,
    required: ['title'],
    oneOf: null,
    optional: [],
    description: 'a list of alternative titles',
  },
};

/** A column's name as this program compares it. */
export function columnKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
