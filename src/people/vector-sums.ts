import type { PoolClient } from 'pg';
import { vectorTable } from '../database/vector-table.ts';
import { lockProfile, type ProfileId } from './profiles.ts';

/** taste_weight of the row of interaction, or of what has its columns, that `alias` names. */
export function tasteWeight(alias: string): string {
  return `taste_weight(${alias}.rating, ${alias}.liked, ${alias}.plays)`;
}

/** A vector times a number: pgvector multiplies vectors element by element only. */
function scaled(vector: string, factor: string): string {
  return `CASE WHEN ${factor} = 1 THEN ${vector}
    ELSE ${vector} * array_fill(${factor}::real, ARRAY[vector_dims(${vector})])::vector END`;
}

/**
 * Selects weight and taste, the sums over `entries`, a relation of movie_id and weight, of a model's vectors. Plan:
 * Aggregate (Nested Loop (entries, Index Scan using model_vector_N_pkey)).
 */
export function sumOf(modelId: number, entries: string): string {
  return `SELECT coalesce(sum(e.weight), 0)::double precision AS weight, sum(${scaled('v.embedding', 'e.weight')}) AS taste
    FROM ${entries} AS e JOIN ${vectorTable(modelId)} AS v USING (movie_id)
    WHERE e.weight <> 0 AND v.embedding IS NOT NULL`;
}

/**
 * Adds to the stored sums of profile $1 what `changes`, a relation of movie_id and weight, says. Part of a statement
 * that changes interactions. Sums of another model, or of vectors that have changed since, are left: they are computed
 * anew when somebody reads them.
 */
export function addToSums(modelId: number, changes: string): string {
  return `UPDATE profile_vector AS p
    SET weight = p.weight + change.weight,
      -- Whatever rounding has left of a person who likes nothing any more.
      taste = CASE WHEN p.weight + change.weight > 0 THEN coalesce(p.taste + change.taste, p.taste, change.taste) END
    FROM (${sumOf(modelId, changes)}) AS change
    WHERE p.profile_id = $1 AND p.model_id = ${modelId}
      AND p.revision = (SELECT vector_revision FROM model WHERE id = ${modelId}) AND change.taste IS NOT NULL`;
}

/** Computes the sums of a profile from its interactions and stores them, in the client's transaction. */
export async function recomputeSums(
  client: PoolClient,
  profileId: ProfileId,
  modelId: number,
): Promise<void> {
  await lockProfile(client, profileId);
  const entries = `(SELECT i.movie_id, ${tasteWeight('i')} AS weight FROM interaction AS i WHERE i.profile_id = $1)`;
  await client.query(
    `INSERT INTO profile_vector (profile_id, model_id, revision, weight, taste)
     SELECT $1, m.id, m.vector_revision, s.weight, s.taste
     FROM model AS m, (${sumOf(modelId, entries)}) AS s WHERE m.id = ${modelId}
     ON CONFLICT (profile_id) DO UPDATE SET model_id = excluded.model_id, revision = excluded.revision,
       weight = excluded.weight, taste = excluded.taste`,
    [profileId],
  );
}
