import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { readSentVector } from '../database/sent-vector.ts';
import { SqlValues } from '../database/sql-values.ts';
import { contextWeight, type PersonContext } from './context-weight.ts';
import type { ProfileId } from './profiles.ts';
import { recomputeSums, type SummedModel, sumOf } from './vector-sums.ts';

/** A movie in the history of a person without a profile. */
export interface HistoryEntry {
  readonly movieId: MovieId;
  /** 0.5 to 5 stars. */
  readonly rating: number | null;
  readonly liked: boolean | null;
  /** YYYY-MM-DD. */
  readonly watchedOn: string | null;
}

/** A history as sums over its movies of their weight times their vectors in one model. */
export interface PersonSums {
  /** Sum of the weights. */
  readonly likes: number;
  /** Sum of the embeddings; null if no movie that counts has one. */
  readonly taste: Float32Array | null;
  /** Sum of the *in* vectors; also null if the model has none. */
  readonly person: Float32Array | null;
}

interface SumsRow {
  readonly weight: number;
  readonly taste: Buffer | null;
  readonly person: Buffer | null;
}

/** How many of the movies that count most are returned. */
const MAX_STRONGEST = 50;

/**
 * A stored person in a model, from the sums that recording keeps up to date. Sums of another model, or of vectors that have
 * changed since, are computed and stored again.
 */
export async function readPerson(
  database: Database,
  model: SummedModel,
  profileId: ProfileId,
  context: PersonContext,
): Promise<PersonSums> {
  if (context.at !== null || context.halfLifeDays !== null) {
    const values = new SqlValues();
    const profile = values.bind(profileId);
    const weight = contextWeight('i', context, values);
    return readSums(
      database,
      sumOf(
        model,
        `(SELECT i.movie_id, ${weight} AS weight FROM interaction AS i WHERE i.profile_id = ${profile})`,
      ),
      values,
    );
  }
  return (
    (await readStored(database, model.id, profileId)) ??
    database.transaction(async (client) => {
      await recomputeSums(client, profileId, model);
      const { rows } = await client.query<SumsRow>(STORED, [profileId, model.id]);
      if (rows[0] === undefined)
        throw new Error(`the sums of a profile were not stored for model ${model.id}`);
      return readRow(rows[0]);
    })
  );
}

/** A person without a profile, in a model. */
export async function personOf(
  database: Database,
  model: SummedModel,
  history: readonly HistoryEntry[],
  context: PersonContext,
): Promise<PersonSums> {
  const values = new SqlValues();
  const entries = `(SELECT h.movie_id, ${contextWeight('h', context, values)} AS weight FROM (${historyRows(history, values)}) AS h)`;
  return readSums(database, sumOf(model, entries), values);
}

/** The up to 50 movies that count most for a stored person, the strongest and then the latest first. */
export async function strongestOf(database: Database, profileId: ProfileId): Promise<MovieId[]> {
  return strongest(database, 'SELECT * FROM interaction WHERE profile_id = $1', [profileId]);
}

/** The same for a person without a profile. */
export async function strongestIn(database: Database, history: readonly HistoryEntry[]): Promise<MovieId[]> {
  const values = new SqlValues();
  return strongest(database, historyRows(history, values), values.list);
}

async function strongest(
  database: Database,
  entries: string,
  values: readonly unknown[],
): Promise<MovieId[]> {
  const { rows } = await database.pool.query<{ movie_id: MovieId }>(
    `SELECT i.movie_id FROM (${entries}) AS i
     WHERE taste_weight(i.rating, i.liked, i.plays) > 0
     ORDER BY taste_weight(i.rating, i.liked, i.plays) DESC, i.rating DESC NULLS LAST, i.watched_on DESC NULLS LAST,
       i.movie_id LIMIT ${MAX_STRONGEST}`,
    [...values],
  );
  return rows.map((row) => row.movie_id);
}

/** Selects a history with the columns of interaction. Each movie counts as watched once. */
function historyRows(history: readonly HistoryEntry[], values: SqlValues): string {
  return `SELECT "movieId" AS movie_id, rating, liked, "watchedOn" AS watched_on, NULL::timestamptz AS watched_at, 1 AS plays
    FROM jsonb_to_recordset(${values.bind(JSON.stringify(history))}::jsonb)
      AS e ("movieId" integer, rating real, liked boolean, "watchedOn" date)`;
}

async function readSums(database: Database, sums: string, values: SqlValues): Promise<PersonSums> {
  const { rows } = await database.pool.query<SumsRow>(
    `SELECT weight, vector_send(taste) AS taste, vector_send(person) AS person FROM (${sums}) AS s`,
    values.list,
  );
  if (rows[0] === undefined) throw new Error('an aggregate returned no row');
  return readRow(rows[0]);
}

/** Plan: profile, profile_vector and model each by its primary key. */
const STORED = `
  SELECT v.weight, vector_send(v.taste) AS taste, vector_send(v.person) AS person
  FROM profile_vector AS v JOIN model AS m ON m.id = v.model_id AND m.vector_revision = v.revision
  WHERE v.profile_id = $1 AND v.model_id = $2`;

async function readStored(
  database: Database,
  modelId: number,
  profileId: ProfileId,
): Promise<PersonSums | null> {
  const { rows } = await database.pool.query<SumsRow>({
    name: 'person',
    text: STORED,
    values: [profileId, modelId],
  });
  return rows[0] === undefined ? null : readRow(rows[0]);
}

function readRow({ weight, taste, person }: SumsRow): PersonSums {
  const read = (sent: Buffer | null) => (sent === null ? null : readSentVector(sent));
  return { likes: weight, taste: read(taste), person: read(person) };
}
