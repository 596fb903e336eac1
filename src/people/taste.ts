import type { Database } from '../database/database.ts';
import type { ProfileId } from './profiles.ts';

/** Something that a person's movies have in common. */
interface TasteTerm {
  readonly label: string;
  /** See the view profile_taste. */
  readonly weight: number;
  readonly movies: number;
}

export interface Taste {
  readonly genres: readonly TasteTerm[];
  readonly keywords: readonly TasteTerm[];
  readonly people: readonly TasteTerm[];
  readonly decades: readonly TasteTerm[];
}

const MAX_TERMS = 20;

/** What a person likes, in words, the most telling first; up to 20 of a kind. */
export async function readTaste(database: Database, profileId: ProfileId): Promise<Taste> {
  const { rows } = await database.pool.query<TasteTerm & { kind: keyof Taste }>(
    `SELECT kind, label, weight, movies FROM (
       SELECT t.*, row_number() OVER (PARTITION BY kind ORDER BY weight DESC, label) AS place
       FROM profile_taste AS t WHERE profile_id = $1 AND weight > 0
     ) AS t WHERE place <= $2 ORDER BY kind, place`,
    [profileId, MAX_TERMS],
  );
  const of = (wanted: keyof Taste): TasteTerm[] =>
    rows
      .filter(({ kind }) => kind === wanted)
      .map(({ label, weight, movies }) => ({ label, weight, movies }));
  return { genres: of('genres'), keywords: of('keywords'), people: of('people'), decades: of('decades') };
}
