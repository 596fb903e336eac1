import type { PoolClient, QueryArrayConfig } from 'pg';
import { type BesideField, type CatalogueMovie, FIELD_ROWS, type MovieId } from '../movie/movie.ts';
import { TIER_VOTES } from '../movie/quality.ts';
import { vectorTable } from '../database/vector-table.ts';
import type { ContentMovie } from '../features/content-terms.ts';
import type { CrowdMovie } from '../features/crowd-features.ts';
import type { DescribedMovie } from '../features/movie-document.ts';
import type { TrainingSettings } from './training-options.ts';

/** A movie as training reads it: the fields that describe it, and its filter columns. */
export type TrainingMovie = Pick<CatalogueMovie, 'id' | TrainingField>;

type TrainingField = keyof DescribedMovie | keyof ContentMovie | keyof CrowdMovie | BesideField;

export type MovieSelection = Pick<TrainingSettings, 'tier' | 'maxMovies'>;

const BATCH = 2000;

/** Separates the names of a list: one string per list is much faster to read than an array. */
const SEPARATOR = '\u001f';

/** SQL condition for the movies of a model: released (or of unknown status), not adult, at least $1 votes. */
export const ELIGIBLE = "vote_count >= $1 AND NOT adult AND (status IS NULL OR status IN ('', 'Released'))";

export async function countTrainingMovies(client: PoolClient, selection: MovieSelection): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM movie WHERE ${ELIGIBLE}`,
    [TIER_VOTES[selection.tier]],
  );
  return Math.min(rows[0]?.count ?? 0, selection.maxMovies ?? Infinity);
}

/** SQL condition for the movies of a selection: $1 is the tier's votes, and $2 is maxMovies unless that is null. */
const selected = ({ maxMovies }: Pick<MovieSelection, 'maxMovies'>): string =>
  maxMovies === null ? ELIGIBLE : `${ELIGIBLE} ${BEST}`;

/**
 * The movies of a model, by id, in batches. A cursor gives one snapshot, whatever is ingested meanwhile, and bounds
 * memory. Runs inside the transaction of `client`.
 */
export async function* readTrainingMovies(
  client: PoolClient,
  selection: MovieSelection,
): AsyncGenerator<TrainingMovie[]> {
  await client.query(
    `DECLARE training_movies NO SCROLL CURSOR FOR
     SELECT ${movieColumns()} FROM movie WHERE ${selected(selection)} ORDER BY id`,
    [TIER_VOTES[selection.tier], ...(selection.maxMovies === null ? [] : [selection.maxMovies])],
  );
  // The server prepares the next batch while this one is processed.
  let pending = client.query<MovieRow>(NEXT_BATCH);
  for (;;) {
    const { rows } = await pending;
    if (rows.length === 0) break;
    pending = client.query<MovieRow>(NEXT_BATCH);
    // If the caller stops here, nobody awaits this query.
    pending.catch(() => undefined);
    yield rows.map(movieOf);
  }
  await client.query('CLOSE training_movies');
}

/** The movies with these ids as training reads them, whether or not training would use them. */
export async function readMoviesForProjection(
  client: Pick<PoolClient, 'query'>,
  movieIds: readonly MovieId[],
): Promise<TrainingMovie[]> {
  const { rows } = await client.query<MovieRow>({
    text: `SELECT ${movieColumns()} FROM movie WHERE id = ANY ($1::integer[]) ORDER BY id`,
    values: [movieIds],
    rowMode: 'array',
  });
  return rows.map(movieOf);
}

export interface MoviesToFoldIn {
  readonly movieIds: readonly MovieId[];
  /** Whether to include movies that have too few votes for training. */
  readonly withFewVotes: boolean;
}

/**
 * Those of `movieIds` that belong in an existing model: the movies that it has, and those that training would use. By
 * id. Plan: primary keys only; if the selection has a maximum, the best movies come from movie_quality_idx.
 */
export async function readMoviesToFoldIn(
  client: PoolClient,
  modelId: number,
  selection: MovieSelection,
  { movieIds, withFewVotes }: MoviesToFoldIn,
): Promise<TrainingMovie[]> {
  const maxMovies = withFewVotes ? null : selection.maxMovies;
  const leastVotes = withFewVotes ? 0 : TIER_VOTES[selection.tier];
  const values = [leastVotes, ...(maxMovies === null ? [] : [maxMovies]), movieIds];
  const ids = `$${values.length}::integer[]`;
  const { rows } = await client.query<MovieRow>({
    text: `SELECT ${movieColumns()} FROM movie
      WHERE id = ANY (${ids}) AND (${selected({ maxMovies })}
        OR id IN (SELECT movie_id FROM ${vectorTable(modelId)} WHERE movie_id = ANY (${ids})))
      ORDER BY id`,
    values,
    rowMode: 'array',
  });
  return rows.map(movieOf);
}

const NEXT_BATCH: QueryArrayConfig = { text: `FETCH ${BATCH} FROM training_movies`, rowMode: 'array' };

/** Limits a selection to the best movies. Plan: a scan of movie_quality_idx, best first. */
const BEST = `AND id IN (
  SELECT id FROM movie WHERE ${ELIGIBLE} ORDER BY quality_score DESC, id LIMIT $2)`;

/** The part of a list that representations use. */
const TRUNCATED: Partial<Record<TrainingField, string>> = { cast: '[1:5]' };

/** The fields of a TrainingMovie; the compiler checks that none is missing. */
const FIELDS: Readonly<Record<keyof TrainingMovie, true>> = {
  id: true,
  title: true,
  overview: true,
  tagline: true,
  releaseDate: true,
  voteAverage: true,
  voteCount: true,
  year: true,
  runtime: true,
  adult: true,
  originalLanguage: true,
  genres: true,
  companies: true,
  countries: true,
  spokenLanguages: true,
  keywords: true,
  directors: true,
  cast: true,
};
const TRAINING_FIELDS = Object.keys(FIELDS) as readonly (keyof TrainingMovie)[];

const isList = (field: keyof TrainingMovie): boolean => FIELD_ROWS[field].type === 'text[]';

/** Columns of a TrainingMovie, in the order of TRAINING_FIELDS. */
const movieColumns = (): string =>
  TRAINING_FIELDS.map((field) => {
    const { column, type } = FIELD_ROWS[field];
    if (isList(field))
      return `array_to_string(${column}${TRUNCATED[field as TrainingField] ?? ''}, '${SEPARATOR}')`;
    return type === 'date' ? `${column}::text` : column;
  }).join(', ');

type MovieRow = (string | number | boolean | null)[];

/** Copies of one object keep its shape; objects grown field by field turn into slow hash tables. */
const SHAPE = JSON.parse(`{${TRAINING_FIELDS.map((field) => `"${field}":null`).join(',')}}`) as Record<
  string,
  unknown
>;

const LIST_AT = TRAINING_FIELDS.map(isList);

function movieOf(row: MovieRow): TrainingMovie {
  const movie = { ...SHAPE };
  for (let i = 0; i < TRAINING_FIELDS.length; i++) {
    const value = row[i];
    movie[TRAINING_FIELDS[i]!] = LIST_AT[i] && typeof value === 'string' ? namesOf(value) : value;
  }
  // The columns come in the order of the fields, each in the form of its field.
  return movie as unknown as TrainingMovie;
}

function namesOf(joined: string): string[] {
  return joined === '' ? [] : joined.split(SEPARATOR);
}
