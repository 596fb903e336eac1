import type { PoolClient } from 'pg';
import { InputError } from '../movie/errors.ts';
import type { Database } from '../database/database.ts';
import { ProfileNotFoundError } from './errors.ts';
import { ACTIVE_MODEL_ID } from '../database/active-model.ts';

export type ProfileId = string;

/** A person for whom movies are recommended. */
export interface Profile {
  readonly id: ProfileId;
  readonly household: string | null;
  /** How many movies the history has, those of the watchlist included. */
  readonly entries: number;
  readonly createdAt: Date;
}

const MAX_ID_LENGTH = 200;
/** On one server; beyond it none can be made. */
const MAX_PROFILES = 1_000_000;

/** Whether the text can name a profile. Control characters and halves of surrogate pairs have no place in logs, addresses and PostgreSQL's text. */
function isProfileId(id: string): boolean {
  return id.length >= 1 && id.length <= MAX_ID_LENGTH && !/[\p{Cc}\p{Cs}]/u.test(id) && id.trim() === id;
}

/** Throws InputError when the text cannot name a profile. */
export function checkProfileId(id: string): ProfileId {
  if (isProfileId(id)) return id;
  throw new InputError(
    `A profile's id has 1 to ${MAX_ID_LENGTH} characters, no control characters, and no space at its ends.`,
  );
}

const COLUMNS = 'id, household, entries, created_at AS "createdAt"';

/** Null when there is none. */
export async function readProfile(database: Database, id: string): Promise<Profile | null> {
  if (!isProfileId(id)) return null;
  const { rows } = await database.pool.query<Profile>({
    name: 'profile',
    text: `SELECT ${COLUMNS} FROM profile WHERE id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** The profiles of a household, or all with null; by id, at most `limit`. */
export async function listProfiles(
  database: Database,
  household: string | null,
  limit: number,
): Promise<Profile[]> {
  const { rows } = await database.pool.query<Profile>(
    `SELECT ${COLUMNS} FROM profile WHERE $1::text IS NULL OR household = $1 ORDER BY id LIMIT $2`,
    [household, limit],
  );
  return rows;
}

/**
 * Makes a profile. One that is there already is returned when `renew` says so, its household set again; otherwise
 * InputError is thrown, as it is past 1,000,000 profiles.
 */
export async function createProfile(
  database: Database,
  id: ProfileId,
  { household = null, renew = false }: { household?: string | null; renew?: boolean } = {},
): Promise<Profile> {
  checkProfileId(id);
  await checkRoom(database);
  const { rows } = await database.pool.query<Profile>(
    `INSERT INTO profile (id, household) VALUES ($1, $2)
     ON CONFLICT (id) DO ${renew ? 'UPDATE SET household = excluded.household' : 'NOTHING'}
     RETURNING ${COLUMNS}`,
    [id, household],
  );
  const profile = rows[0];
  if (profile === undefined) throw new InputError(`There is a profile ${JSON.stringify(id)} already.`);
  return profile;
}

/** Counting a million rows takes a while, so they are counted only when statistics say that the limit may be near. */
async function checkRoom(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ full: boolean }>(
    `SELECT CASE WHEN (SELECT reltuples FROM pg_class WHERE oid = to_regclass('profile')) < $1::integer / 2 THEN false
       ELSE (SELECT count(*) FROM (SELECT FROM profile LIMIT $1::integer) AS p) >= $1::integer END AS full`,
    [MAX_PROFILES],
  );
  if (rows[0]?.full) throw new InputError(`There are ${MAX_PROFILES} profiles; no more are accepted.`);
}

/**
 * Removes a profile with all that is stored of the person, at once and for good. Whoever records for it meanwhile is
 * done before, or finds it gone. Throws ProfileNotFoundError.
 */
export async function deleteProfile(database: Database, id: ProfileId): Promise<void> {
  await database.transaction(async (client) => {
    await lockProfile(client, id);
    // interaction, profile_vector and impression go with the profile; shelves may be everybody's, and are not tied to it.
    await client.query('DELETE FROM shelf WHERE profile_id = $1', [id]);
    await client.query('DELETE FROM profile WHERE id = $1', [id]);
  });
}

/** Whether a model has *in* vectors for people: database/person-table.ts. */
const HAS_PERSONS = `to_regclass('model_person_vector_' || id) IS NOT NULL`;

/** A profile that nobody else changes until the transaction ends. */
interface LockedProfile {
  readonly entries: number;
  /** The active model; null before the first training. */
  readonly model: { readonly id: number; readonly persons: boolean } | null;
}

/** Those who change one profile take turns: each then sees what the one before has written. Throws ProfileNotFoundError. */
export async function lockProfile(client: PoolClient, id: ProfileId): Promise<LockedProfile> {
  const { rows } = await client.query<{ entries: number }>({
    name: 'lock_profile',
    text: 'SELECT entries FROM profile WHERE id = $1 FOR UPDATE',
    values: [id],
  });
  const row = rows[0];
  if (row === undefined) throw new ProfileNotFoundError(id);
  const { rows: models } = await client.query<{ id: number; persons: boolean }>({
    name: 'active_model',
    text: `SELECT id, ${HAS_PERSONS} AS persons FROM model WHERE id = ${ACTIVE_MODEL_ID}`,
  });
  return { entries: row.entries, model: models[0] ?? null };
}
