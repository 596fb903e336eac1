import type { DerivedRow, FieldRow } from './field.ts';

const MAX_TITLE_LENGTH = 1_000;
const MAX_TEXT_LENGTH = 20_000;
const MAX_LINE_LENGTH = 2_000;
/** Twenty times the votes of the best known movie anywhere. More would make every other movie look unknown. */
const MAX_VOTES = 100_000_000;
const MAX_DOLLARS = 1_000_000_000_000;
const MAX_RUNTIME = 32_767;
/** Credits can name hundreds of people, but those billed later tell the audience nothing about the film. */
const MAX_CAST = 15;

const line = (maxLength: number) => ({ kind: 'text', maxLength, lines: 'one' }) as const;
const names = { kind: 'names', of: 'names', maxNames: 1_000, maxLength: 500, billed: false } as const;
const picture = {
  kind: 'form',
  form: /^\/[^\s"<>]{1,300}$/,
  accepted: '`/` and a file name',
} as const;
const dollars = {
  kind: 'number',
  whole: true,
  min: 0,
  max: MAX_DOLLARS,
  zero: 'unknown',
  what: 'an amount of dollars',
} as const;

/** Properties that all lists of labels share. */
const labels = { type: 'text[]', unknown: [], domain: names, inModel: true, inTitles: false } as const;
/** Properties of a field that is only shown. */
const shown = { unknown: null, inModel: false, inTitles: false, beside: null } as const;

/**
 * The fields of a movie, each described once. The type `Movie`, the reading of files, staging and merging, the filter
 * columns of a model, and the GraphQL inputs and outputs are either made from these rows or checked against them by the
 * compiler. The order is that of the columns in statements and tuples.
 */
export const FIELDS = {
  /** The movie's id in its catalogue; for TMDB files, the TMDB id. */
  id: {
    column: 'id',
    type: 'integer',
    unknown: 'required',
    domain: { kind: 'id' },
    files: ['tmdb_id', 'movie_id', 'id'],
    output: 'tmdbId',
    input: 'tmdbId',
    inModel: true,
    inTitles: true,
    beside: 'movie',
  },
  /** `tt` and digits. */
  imdbId: {
    ...shown,
    column: 'imdb_id',
    type: 'text',
    domain: {
      kind: 'form',
      form: /^tt\d{1,12}$/,
      accepted: '`tt` and digits',
      complete: (text: string) => (/^\d{1,12}$/.test(text) ? `tt${text.padStart(7, '0')}` : text),
    },
    files: ['imdb_id'],
    output: 'imdbId',
    input: 'imdbId',
  },
  title: {
    column: 'title',
    type: 'text',
    unknown: 'required',
    domain: line(MAX_TITLE_LENGTH),
    files: ['title'],
    output: 'title',
    input: 'title',
    inModel: true,
    inTitles: true,
    beside: null,
  },
  originalTitle: {
    ...shown,
    column: 'original_title',
    type: 'text',
    domain: line(MAX_TITLE_LENGTH),
    files: ['original_title'],
    output: 'originalTitle',
    input: 'originalTitle',
    inTitles: true,
  },
  overview: {
    ...shown,
    column: 'overview',
    type: 'text',
    domain: { kind: 'text', maxLength: MAX_TEXT_LENGTH, lines: 'many' },
    files: ['overview'],
    output: 'overview',
    input: 'overview',
    inModel: true,
  },
  tagline: {
    ...shown,
    column: 'tagline',
    type: 'text',
    domain: { kind: 'text', maxLength: MAX_LINE_LENGTH, lines: 'many' },
    files: ['tagline'],
    output: 'tagline',
    input: 'tagline',
    inModel: true,
  },
  /** YYYY-MM-DD. Catalogues that know only the year have YYYY-01-01. */
  releaseDate: {
    column: 'release_date',
    type: 'date',
    unknown: null,
    // The oldest film in TMDB is from 1874. Years far outside are typing errors.
    domain: { kind: 'date', minYear: 1800, maxYear: 2200 },
    files: ['release_date'],
    output: 'releaseDate',
    input: 'releaseDate',
    inModel: true,
    inTitles: true,
    beside: null,
  },
  /** Mean vote, 0 to 10; null if nobody has voted. */
  voteAverage: {
    column: 'vote_average',
    type: 'real',
    unknown: null,
    domain: { kind: 'number', whole: false, min: 0, max: 10, zero: 'a value', what: 'a number' },
    files: ['vote_average'],
    output: null,
    input: 'rating',
    inModel: true,
    inTitles: false,
    beside: 'rating',
  },
  voteCount: {
    column: 'vote_count',
    type: 'integer',
    unknown: 0,
    domain: { kind: 'number', whole: true, min: 0, max: MAX_VOTES, zero: 'a value', what: 'a whole number' },
    files: ['vote_count'],
    output: 'votes',
    input: 'votes',
    inModel: true,
    inTitles: true,
    beside: 'votes',
  },
  /** The year of release. */
  year: {
    column: 'year',
    type: 'smallint',
    unknown: null,
    derived: true,
    output: 'year',
    beside: 'year',
  },
  /** Minutes, greater than zero. */
  runtime: {
    column: 'runtime',
    type: 'smallint',
    unknown: null,
    domain: {
      kind: 'number',
      whole: true,
      min: 0,
      max: MAX_RUNTIME,
      zero: 'unknown',
      what: 'a number of minutes',
    },
    files: ['runtime'],
    output: 'runtime',
    input: 'runtime',
    inModel: true,
    inTitles: false,
    beside: 'runtime',
  },
  popularity: {
    ...shown,
    column: 'popularity',
    type: 'real',
    domain: { kind: 'number', whole: false, min: 0, max: 1e9, zero: 'unknown', what: 'a number' },
    files: ['popularity'],
    output: 'popularity',
    input: 'popularity',
  },
  /** As in TMDB ("Released", "Post Production", ...); null counts as released. */
  status: {
    ...shown,
    column: 'status',
    type: 'text',
    domain: {
      ...line(100),
      spell: (text: string) => text.replace(/(^|\s)\p{Ll}/gu, (first) => first.toUpperCase()),
    },
    files: ['status'],
    output: null,
    input: 'status',
    inModel: true,
  },
  adult: {
    column: 'adult',
    type: 'boolean',
    unknown: false,
    domain: { kind: 'flag' },
    files: ['adult'],
    output: null,
    input: 'adult',
    inModel: true,
    inTitles: true,
    beside: 'adult',
  },
  /** US dollars. */
  budget: {
    ...shown,
    column: 'budget',
    type: 'bigint',
    domain: dollars,
    files: ['budget'],
    output: null,
    input: null,
  },
  /** US dollars. */
  revenue: {
    ...shown,
    column: 'revenue',
    type: 'bigint',
    domain: dollars,
    files: ['revenue'],
    output: null,
    input: null,
  },
  homepage: {
    ...shown,
    column: 'homepage',
    type: 'text',
    // Only web addresses: others (javascript:, data:) would run code in the browser of anybody who clicks on them.
    domain: { kind: 'form', form: /^https?:\/\/[^\s"<>]{1,2000}$/i, accepted: 'an http(s) address' },
    files: ['homepage'],
    output: null,
    input: 'homepage',
  },
  /** ISO 639-1. */
  originalLanguage: {
    column: 'original_language',
    type: 'text',
    unknown: null,
    domain: { kind: 'form', form: /^[a-z]{2,3}$/, accepted: 'a code of two or three lower-case letters' },
    files: ['original_language'],
    output: 'originalLanguage',
    input: 'originalLanguage',
    inModel: true,
    inTitles: false,
    beside: 'language',
  },
  posterPath: {
    ...shown,
    column: 'poster_path',
    type: 'text',
    domain: picture,
    files: ['poster_path'],
    output: null,
    input: 'posterPath',
  },
  backdropPath: {
    ...shown,
    column: 'backdrop_path',
    type: 'text',
    domain: picture,
    files: ['backdrop_path'],
    output: null,
    input: 'backdropPath',
  },
  genres: {
    ...labels,
    domain: { ...names, of: 'genres' },
    column: 'genres',
    files: ['genres'],
    output: 'genres',
    input: 'genres',
    beside: 'genres',
  },
  companies: {
    ...labels,
    domain: { ...names, of: 'companies' },
    column: 'companies',
    files: ['production_companies'],
    output: 'companies',
    input: 'companies',
    beside: null,
  },
  countries: {
    ...labels,
    column: 'countries',
    files: ['production_countries'],
    output: 'countries',
    input: 'countries',
    beside: 'countries',
  },
  spokenLanguages: {
    ...labels,
    column: 'spoken_languages',
    files: ['spoken_languages'],
    output: null,
    input: 'spokenLanguages',
    beside: null,
  },
  keywords: {
    ...labels,
    domain: { ...names, of: 'keywords' },
    column: 'keywords',
    files: ['keywords'],
    output: 'keywords',
    input: 'keywords',
    beside: null,
  },
  directors: {
    ...labels,
    domain: { ...names, of: 'people' },
    column: 'directors',
    files: ['director', 'directors'],
    crew: ['crew'],
    output: 'directors',
    input: 'directors',
    beside: null,
  },
  /** See quality.ts. */
  qualityScore: {
    column: 'quality_score',
    type: 'real',
    unknown: 0,
    derived: true,
    output: 'qualityScore',
    beside: null,
  },
  /** In order of billing. */
  cast: {
    ...labels,
    domain: { ...names, of: 'people', maxNames: MAX_CAST, billed: true },
    column: 'cast_members',
    files: ['cast'],
    output: 'cast',
    input: 'cast',
    beside: null,
  },
} as const satisfies Readonly<Record<string, FieldRow | DerivedRow>>;
