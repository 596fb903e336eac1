import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { lockProfile, type ProfileId } from './profiles.ts';

/** Recommendations of one model that a person was shown. */
export interface Shown {
  readonly modelId: number;
  readonly movieIds: readonly MovieId[];
}

/**
 * Records what a person was shown, to measure later how much of it was watched. Returns how many of these movies had not
 * been shown before. Throws ProfileNotFoundError.
 */
export async function recordShown(
  database: Database,
  profileId: ProfileId,
  { modelId, movieIds }: Shown,
): Promise<number> {
  return database.transaction(async (client) => {
    await lockProfile(client, profileId);
    const { rowCount } = await client.query(
      `INSERT INTO impression (profile_id, movie_id, model_id)
       SELECT $1, movie_id, $2 FROM unnest($3::integer[]) AS movie_id
       ON CONFLICT (profile_id, movie_id, model_id) DO NOTHING`,
      [profileId, modelId, movieIds],
    );
    return rowCount ?? 0;
  });
}
