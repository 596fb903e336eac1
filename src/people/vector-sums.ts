import type { PoolClient } from 'pg';
import { personTable } from '../database/person-table.ts';
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

/** A model whose vectors are summed. */
export interface SummedModel {
  readonly id: number;
  /** It has *in* vectors for people (person-table.ts). */
  readonly persons: boolean;
}

/**
 * Selects weight, taste and person, the sums over `entries`, a relation of movie_id and weight, of a model's vectors. Plan:
 * Aggregate (Nested Loop (entries, Index Scan using model_vector_N_pkey)).
 */
export function sumOf({ id, persons }: SummedModel, entries: string): string {
  const person = persons ? `sum(${scaled('i.in_vector::vector', 'e.weight')})` : 'NULL::vector';
  return `SELECT coalesce(sum(e.weight), 0)::double precision AS weight, sum(${scaled('v.embedding', 'e.weight')}) AS taste,
      ${person} AS person
    FROM ${entries} AS e JOIN ${vectorTable(id)} AS v USING (movie_id)
      ${persons ? `LEFT JOIN ${personTable(id)} AS i USING (movie_id)` : ''}
    WHERE e.weight <> 0 AND v.embedding IS NOT NULL`;
}

/**
 * Adds to the stored sums of profile $1 what `changes`, a relation of movie_id and weight, says. Part of a statement
 * that changes interactions. Sums of another model, or of vectors that have changed since, are left: they are computed
 * again when somebody reads them.
 */
export function addToSums(model: SummedModel, changes: string): string {
  const sum = (name: 'taste' | 'person') =>
    `CASE WHEN p.weight + change.weight > 0 THEN coalesce(p.${name} + change.${name}, p.${name}, change.${name}) END`;
  return `UPDATE profile_vector AS p
    SET weight = p.weight + change.weight,
      -- Whatever rounding has left of a person who likes nothing any more.
      taste = ${sum('taste')}, person = ${sum('person')}
    FROM (${sumOf(model, changes)}) AS change
    WHERE p.profile_id = $1 AND p.model_id = ${model.id}
      AND p.revision = (SELECT vector_revision FROM model WHERE id = ${model.id}) AND change.taste IS NOT NULL`;
}

/** Computes the sums of a profile from its interactions and stores them, in the client's transaction. */
export async function recomputeSums(
  client: PoolClient,
  profileId: ProfileId,
  model: SummedModel,
): Promise<void> {
  await lockProfile(client, profileId);
  const entries = `(SELECT i.movie_id, ${tasteWeight('i')} AS weight FROM interaction AS i WHERE i.profile_id = $1)`;
  await client.query(
    `INSERT INTO profile_vector (profile_id, model_id, revision, weight, taste, person)
     SELECT $1, m.id, m.vector_revision, s.weight, s.taste, s.person
     FROM model AS m, (${sumOf(model, entries)}) AS s WHERE m.id = ${model.id}
     ON CONFLICT (profile_id) DO UPDATE SET model_id = excluded.model_id, revision = excluded.revision,
       weight = excluded.weight, taste = excluded.taste, person = excluded.person`,
    [profileId],
  );
}
