import type { Database } from './database.ts';
import { modelTables } from './vector-table.ts';

/** Tables that answering questions reads, besides those of the model that serves. */
const SERVED_TABLES = [
  'movie',
  'movie_title',
  'known_title',
  'title_word',
  'title_shortlist',
  'model',
  'model_term',
  'model_component',
  'model_label',
  'model_sample',
  'model_person_space',
  'model_person_component',
] as const;

/** The role that scripts/create-server-role.sql makes. */
const SERVER_ROLE = 'reelgraph_server';

/** A role by which questions are answered, and what it would have to read and may not. */
export interface UnreadableTables {
  readonly role: string;
  readonly tables: readonly string[];
}

/**
 * Whether this session's role, and with `others` the role of servers where there is one, may read all that answering by
 * model `modelId` takes; roles that may are left out.
 */
export async function unreadableTables(
  database: Database,
  modelId: number | null,
  { others = false } = {},
): Promise<UnreadableTables[]> {
  const tables = [...SERVED_TABLES, ...(modelId === null ? [] : modelTables(modelId))];
  const { rows } = await database.pool.query<UnreadableTables>(
    `SELECT r.rolname::text AS role, array_agg(t.name ORDER BY t.place) AS tables
     FROM pg_roles AS r, unnest($1::text[]) WITH ORDINALITY AS t (name, place)
     WHERE (r.rolname = current_user OR $2 AND r.rolname = $3)
       AND NOT has_table_privilege(r.oid, to_regclass(t.name), 'SELECT')
     GROUP BY r.rolname ORDER BY r.rolname <> current_user`,
    [tables, others, SERVER_ROLE],
  );
  return rows;
}
