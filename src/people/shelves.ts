import { InputError } from '../movie/errors.ts';
import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { lockProfile, type ProfileId } from './profiles.ts';

/** A named set of movies. */
export interface Shelf {
  /** Null for a shelf of everybody. */
  readonly profileId: ProfileId | null;
  readonly name: string;
  readonly movieCount: number;
  readonly updatedAt: Date;
}

export type ShelfKey = Pick<Shelf, 'profileId' | 'name'>;

/** How the given movies change a shelf. */
export type ShelfChange = 'replace' | 'add' | 'remove';

const MAX_NAME_LENGTH = 200;
/** The limit of one person, and of everybody together. */
const MAX_SHELVES = 1_000;
/** The limit of one shelf. */
const MAX_SHELF_MOVIES = 1_000_000;

/** The owner of everybody's shelves. */
export function ownerOf({ profileId }: Pick<Shelf, 'profileId'>): string {
  return profileId ?? '';
}

function isShelfName(name: string): boolean {
  return (
    name.length >= 1 &&
    name.length <= MAX_NAME_LENGTH &&
    !/[\p{Cc}\p{Cs}]/u.test(name) &&
    name.trim() === name
  );
}

/** Throws InputError when the text cannot name a shelf. */
function checkShelfName(name: string): void {
  if (isShelfName(name)) return;
  throw new InputError(
    `A shelf's name has 1 to ${MAX_NAME_LENGTH} characters, no control characters, and no space at either end.`,
  );
}

const COLUMNS = `nullif(profile_id, '') AS "profileId", name, movie_count AS "movieCount", updated_at AS "updatedAt"`;

/** The shelves of a person, or of everybody with null; by name. */
export async function listShelves(database: Database, profileId: ProfileId | null): Promise<Shelf[]> {
  const { rows } = await database.pool.query<Shelf>(
    `SELECT ${COLUMNS} FROM shelf WHERE profile_id = $1 ORDER BY name`,
    [profileId ?? ''],
  );
  return rows;
}

/** Null when there is none. */
export async function readShelf(database: Database, { profileId, name }: ShelfKey): Promise<Shelf | null> {
  if (!isShelfName(name)) return null;
  const { rows } = await database.pool.query<Shelf>(
    `SELECT ${COLUMNS} FROM shelf WHERE profile_id = $1 AND name = $2`,
    [profileId ?? '', name],
  );
  return rows[0] ?? null;
}

/**
 * Makes a shelf, or changes the movies on it. Throws InputError past 1,000 shelves or 1,000,000 movies on one,
 * ProfileNotFoundError when there is no such profile.
 */
export async function putShelf(
  database: Database,
  key: ShelfKey,
  movieIds: readonly MovieId[],
  change: ShelfChange = 'replace',
): Promise<Shelf> {
  checkShelfName(key.name);
  const owner = ownerOf(key);
  return database.transaction(async (client) => {
    if (key.profileId !== null) await lockProfile(client, key.profileId);
    const { rows: made } = await client.query<{ shelves: number }>(
      `WITH made AS (
         INSERT INTO shelf (profile_id, name, movie_count) VALUES ($1, $2, 0)
         ON CONFLICT (profile_id, name) DO UPDATE SET updated_at = now() RETURNING name
       )
       SELECT count(*)::integer AS shelves FROM shelf WHERE profile_id = $1 AND name <> $2`,
      [owner, key.name],
    );
    if ((made[0]?.shelves ?? 0) >= MAX_SHELVES) {
      throw new InputError(`There are ${MAX_SHELVES} shelves already, which is the limit.`);
    }
    if (change !== 'add') {
      await client.query(
        `DELETE FROM shelf_movie WHERE profile_id = $1 AND shelf = $2
           AND (movie_id = ANY ($3::integer[])) = $4`,
        [owner, key.name, movieIds, change === 'remove'],
      );
    }
    if (change !== 'remove') {
      await client.query(
        `INSERT INTO shelf_movie (profile_id, shelf, movie_id) SELECT $1, $2, movie_id FROM unnest($3::integer[]) AS movie_id
         ON CONFLICT (profile_id, shelf, movie_id) DO NOTHING`,
        [owner, key.name, movieIds],
      );
    }
    const { rows } = await client.query<Shelf>(
      `UPDATE shelf SET movie_count = (SELECT count(*) FROM shelf_movie WHERE profile_id = $1 AND shelf = $2)
       WHERE profile_id = $1 AND name = $2 RETURNING ${COLUMNS}`,
      [owner, key.name],
    );
    const shelf = rows[0];
    if (shelf === undefined) throw new Error(`the shelf ${key.name} was written and is gone`);
    if (shelf.movieCount > MAX_SHELF_MOVIES) {
      throw new InputError(
        `A shelf holds at most ${MAX_SHELF_MOVIES} movies; this one would have ${shelf.movieCount}.`,
      );
    }
    return shelf;
  });
}

/** Deletes a shelf; returns whether there was one. */
export async function removeShelf(database: Database, key: ShelfKey): Promise<boolean> {
  if (!isShelfName(key.name)) return false;
  const { rowCount } = await database.pool.query('DELETE FROM shelf WHERE profile_id = $1 AND name = $2', [
    ownerOf(key),
    key.name,
  ]);
  return rowCount === 1;
}
