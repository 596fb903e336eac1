import type { ClientBase, Pool } from 'pg';

/** The id of the active model, within a statement; NULL before the first training. */
export const ACTIVE_MODEL_ID = `(SELECT id FROM model WHERE status = 'active')`;

/** The id of the active model; null before the first training. One short prepared statement. */
export async function activeModelId(client: Pool | ClientBase): Promise<number | null> {
  const { rows } = await client.query<{ id: number | null }>({
    name: 'active_model_id',
    text: `SELECT ${ACTIVE_MODEL_ID} AS id`,
  });
  return rows[0]?.id ?? null;
}
