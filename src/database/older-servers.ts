import type { ClientBase } from 'pg';
import { keepBitTable } from './first-pass-table.ts';

/*
 * While the first server of a new version migrates, servers of the previous version keep answering. So migrations only
 * add, and what they replace stays until a later release. One old migration does drop what older servers read: 0009
 * drops the tables of the first pass, and the function that computes their columns. This file moves them out of its way
 * and back again.
 */

const SIGNATURES = 'list_signature(text[])';
const ASIDE = 'list_signature_aside';

/** Moves these tables and the function out of the way of the migration; returns the models that have such tables. */
export async function setAside(client: ClientBase): Promise<readonly number[]> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM model WHERE to_regprocedure('${SIGNATURES}') IS NOT NULL AND to_regclass('model_cell_' || id) IS NOT NULL
       AND EXISTS (SELECT FROM pg_attribute
         WHERE attrelid = to_regclass('model_bits_' || model.id) AND attname = 'genre_signature')`,
  );
  const ids = rows.map(({ id }) => id);
  for (const id of ids) {
    await client.query(`ALTER TABLE model_bits_${id} RENAME TO aside_bits_${id}`);
    await client.query(`ALTER TABLE model_cell_${id} RENAME TO aside_cell_${id}`);
  }
  if (ids.length > 0) await client.query(`ALTER FUNCTION ${SIGNATURES} RENAME TO ${ASIDE}`);
  return ids;
}

/** Puts back what `setAside` moved. This version does not read it: `reindex` replaces it with tables that it reads. */
export async function putBack(client: ClientBase, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await client.query(`ALTER FUNCTION ${ASIDE} RENAME TO list_signature`);
  for (const id of ids) {
    await client.query(`ALTER TABLE aside_bits_${id} RENAME TO model_bits_${id}`);
    await client.query(`ALTER TABLE aside_cell_${id} RENAME TO model_cell_${id}`);
    await client.query(keepBitTable(id));
  }
}

/** Drops the function that only older servers need, once no table depends on it. */
export async function dropForOlderServers(client: ClientBase): Promise<void> {
  await client.query(
    `DO $$ BEGIN DROP FUNCTION IF EXISTS ${SIGNATURES}; EXCEPTION WHEN dependent_objects_still_exist THEN END $$`,
  );
}
