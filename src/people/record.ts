import { InputError } from '../movie/errors.ts';
import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { checkInteraction, type InteractionPatch } from './interaction.ts';
import { lockProfile, type ProfileId } from './profiles.ts';
import { addToSums, type SummedModel, tasteWeight } from './vector-sums.ts';

/** The limit of one call. */
export const MAX_RECORDED = 5_000;
/** The limit of one profile. */
export const MAX_ENTRIES = 20_000;

export interface Recorded {
  /** Movies that are new in the history. */
  readonly added: number;
  /** Movies that the history already had. */
  readonly changed: number;
  /** Recommendations, by model, that the person watched within 30 days after they were shown. */
  readonly watchedRecommendations: ReadonlyMap<number, number>;
}

/**
 * Records what a person did with movies, each movie once, and updates the person's vector in the same transaction. The
 * next recommendation takes it into account. Throws InputError past 5,000 interactions or 20,000 entries,
 * ProfileNotFoundError when there is no such profile.
 */
export async function recordInteractions(
  database: Database,
  profileId: ProfileId,
  patches: readonly InteractionPatch[],
  source: string,
): Promise<Recorded> {
  checkPatches(patches);
  return database.transaction(async (client) => {
    const { entries, model } = await lockProfile(client, profileId);
    const { rows } = await client.query<{ added: number; watched: Record<string, number> }>({
      // Planning this statement takes longer than running it.
      name: `record_${model?.id ?? 'unmodelled'}`,
      text: recordStatement(model),
      values: [profileId, JSON.stringify(patches), source],
    });
    const row = rows[0];
    if (row === undefined) throw new Error('recording returned no row');
    if (row.added > 0 && entries + row.added > MAX_ENTRIES) {
      throw new InputError(
        `The profile has ${entries} movies and would have ${entries + row.added}; up to ${MAX_ENTRIES} are accepted.`,
      );
    }
    return {
      added: row.added,
      changed: patches.length - row.added,
      watchedRecommendations: new Map(
        Object.entries(row.watched).map(([model, count]) => [Number(model), count]),
      ),
    };
  });
}

function checkPatches(patches: readonly InteractionPatch[]): void {
  if (patches.length < 1 || patches.length > MAX_RECORDED) {
    throw new InputError(`There are ${patches.length} interactions; 1 to ${MAX_RECORDED} are accepted.`);
  }
  const seen = new Set<MovieId>();
  for (const patch of patches) {
    checkInteraction(patch);
    if (seen.has(patch.movieId)) {
      throw new InputError(`Movie ${patch.movieId} is given more than once; each movie once is accepted.`);
    }
    seen.add(patch.movieId);
  }
}

/**
 * Writes the patches $2 of profile $1 with source $3, updates the sums, and counts which recommendations were watched. The
 * text names `model_vector_N`, so each model has one statement.
 */
function recordStatement(model: SummedModel | null): string {
  const sums = model === null ? 'SELECT' : addToSums(model, 'weight_change');
  return `
    WITH given AS MATERIALIZED (
      SELECT (patch ->> 'movieId')::integer AS movie_id, patch,
        coalesce((patch ->> 'watchedAt')::timestamptz AT TIME ZONE 'UTC', (patch ->> 'watchedOn')::date)::date AS day
      FROM jsonb_array_elements($2::jsonb) AS patch
    ), before AS MATERIALIZED (
      SELECT i.* FROM interaction AS i
      WHERE i.profile_id = $1 AND i.movie_id IN (SELECT movie_id FROM given)
    ), after AS MATERIALIZED (
      SELECT g.movie_id,
        CASE WHEN g.patch ? 'rating' THEN (g.patch ->> 'rating')::real ELSE b.rating END AS rating,
        CASE WHEN g.patch ? 'liked' THEN (g.patch ->> 'liked')::boolean ELSE b.liked END AS liked,
        CASE WHEN NOT g.patch ?| '{watchedOn,watchedAt}' THEN b.watched_on
          WHEN g.patch ? 'morePlays' THEN greatest(b.watched_on, g.day) ELSE g.day END AS watched_on,
        CASE WHEN NOT g.patch ?| '{watchedOn,watchedAt}' THEN b.watched_at
          WHEN g.patch ? 'morePlays' THEN greatest(b.watched_at, (g.patch ->> 'watchedAt')::timestamptz)
          ELSE (g.patch ->> 'watchedAt')::timestamptz END AS watched_at,
        CASE WHEN g.patch ? 'plays' THEN (g.patch ->> 'plays')::integer
          ELSE greatest(coalesce(b.plays, 0) + coalesce((g.patch ->> 'morePlays')::integer, 0),
            CASE WHEN g.day IS NULL THEN 0 ELSE 1 END) END AS plays,
        CASE WHEN g.patch ? 'watchlist' THEN (g.patch ->> 'watchlist')::boolean
          ELSE coalesce(b.watchlist, false) AND NOT (g.day IS NOT NULL OR g.patch ?| '{rating,plays,morePlays}')
          END AS watchlist,
        CASE WHEN g.patch ? 'hidden' THEN (g.patch ->> 'hidden')::boolean ELSE coalesce(b.hidden, false) END AS hidden,
        coalesce(${tasteWeight('b')}, 0) AS weight_before,
        b.movie_id IS NULL AS is_new,
        (g.day IS NOT NULL OR g.patch ?| '{rating,plays,morePlays}') AS watched_now
      FROM given AS g LEFT JOIN before AS b USING (movie_id)
    ), written AS (
      INSERT INTO interaction (profile_id, movie_id, rating, liked, watched_on, watched_at, plays, watchlist, hidden, source)
      SELECT $1, movie_id, rating, liked, watched_on, watched_at, plays, watchlist, hidden, $3 FROM after
      ON CONFLICT (profile_id, movie_id) DO UPDATE SET rating = excluded.rating, liked = excluded.liked,
        watched_on = excluded.watched_on, watched_at = excluded.watched_at, plays = excluded.plays,
        watchlist = excluded.watchlist, hidden = excluded.hidden, source = excluded.source, recorded_at = now()
    ), weight_change AS MATERIALIZED (
      SELECT a.movie_id, ${tasteWeight('a')} - a.weight_before AS weight FROM after AS a
    ), summed AS (
      ${sums}
    ), counted AS (
      UPDATE profile SET entries = entries + (SELECT count(*) FROM after WHERE is_new)
      WHERE id = $1 AND EXISTS (SELECT FROM after WHERE is_new)
    ), came_true AS (
      UPDATE impression AS s SET watched_at = now()
      FROM after AS a
      WHERE s.profile_id = $1 AND s.movie_id = a.movie_id AND s.watched_at IS NULL AND a.watched_now
        AND coalesce(a.watched_at, a.watched_on + interval '1 day', now()) >= s.shown_at
      RETURNING s.model_id, s.shown_at
    )
    SELECT (SELECT count(*) FROM after WHERE is_new)::integer AS added,
      (SELECT coalesce(jsonb_object_agg(model_id, watched), '{}') FROM (
        SELECT model_id, count(*) AS watched FROM came_true
        WHERE shown_at > now() - interval '30 days' GROUP BY model_id) AS w) AS watched`;
}

/**
 * Deletes everything that was recorded about some movies; returns how many of them the history had. Throws
 * ProfileNotFoundError if there is no such profile.
 */
export async function forgetMovies(
  database: Database,
  profileId: ProfileId,
  movieIds: readonly MovieId[],
): Promise<number> {
  return database.transaction(async (client) => {
    const { model } = await lockProfile(client, profileId);
    const sums = model === null ? 'SELECT' : addToSums(model, 'weight_change');
    const { rows } = await client.query<{ forgotten: number }>(
      `WITH gone AS (
         DELETE FROM interaction AS i WHERE i.profile_id = $1 AND i.movie_id = ANY ($2::integer[]) RETURNING i.*
       ), weight_change AS MATERIALIZED (
         SELECT g.movie_id, -${tasteWeight('g')} AS weight FROM gone AS g
       ), summed AS (
         ${sums}
       ), counted AS (
         UPDATE profile SET entries = entries - (SELECT count(*) FROM gone)
         WHERE id = $1 AND EXISTS (SELECT FROM gone)
       ), unseen AS (
         DELETE FROM impression AS s WHERE s.profile_id = $1 AND s.movie_id = ANY ($2::integer[])
       )
       SELECT count(*)::integer AS forgotten FROM gone`,
      [profileId, movieIds],
    );
    return rows[0]?.forgotten ?? 0;
  });
}
