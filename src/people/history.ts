import { badCursor, decodeCursor, encodeCursor } from '../catalog/cursor.ts';
import type { Database } from '../database/database.ts';
import type { Interaction } from './interaction.ts';
import { MAX_ENTRIES } from './record.ts';
import type { ProfileId } from './profiles.ts';

export interface HistoryPage {
  readonly items: readonly { readonly interaction: Interaction; readonly cursor: string }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export interface HistoryRequest {
  /** At least 1. */
  readonly first: number;
  /** Cursor of the entry to continue after. */
  readonly after: string | null;
}

/** When it was watched, or else recorded, in days since 1970. */
const DAY = `(coalesce(i.watched_on, (i.recorded_at AT TIME ZONE 'UTC')::date) - date '1970-01-01')`;

/** One page of what a person did, the last watched first. Throws InputError BAD_CURSOR. */
export async function readHistory(
  database: Database,
  profileId: ProfileId,
  { first, after }: HistoryRequest,
): Promise<HistoryPage> {
  const from = after === null ? null : readCursor(after);
  const { rows } = await database.pool.query<Interaction & { day: number }>(
    `SELECT i.movie_id AS "movieId", i.rating, i.liked, to_char(i.watched_on, 'YYYY-MM-DD') AS "watchedOn",
       i.watched_at AS "watchedAt", i.plays, i.watchlist, i.hidden, i.source, i.recorded_at AS "recordedAt", ${DAY} AS day
     FROM interaction AS i
     WHERE i.profile_id = $1 AND ($2::integer IS NULL OR (${DAY}, i.movie_id) < ($2, $3::integer))
     ORDER BY day DESC, i.movie_id DESC LIMIT $4`,
    [profileId, from?.day ?? null, from?.movieId ?? null, first + 1],
  );
  return {
    items: rows.slice(0, first).map(({ day, ...interaction }) => ({
      interaction,
      cursor: encodeCursor(['history', day, interaction.movieId]),
    })),
    hasNextPage: rows.length > first,
    hasPreviousPage: from !== null,
  };
}

/** All of a person's history, the last watched first. */
export async function wholeHistory(database: Database, profileId: ProfileId): Promise<Interaction[]> {
  const { items } = await readHistory(database, profileId, { first: MAX_ENTRIES, after: null });
  return items.map(({ interaction }) => interaction);
}

function readCursor(cursor: string): { day: number; movieId: number } {
  const [list, day, movieId, ...more] = decodeCursor(cursor);
  if (list !== 'history') throw badCursor('it belongs to another list');
  if (more.length > 0 || !isInteger(day) || !isInteger(movieId)) throw badCursor();
  return { day, movieId };
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
}
