import type { Database } from './database.ts';
import { modelTables } from './vector-table.ts';

/** The tables that answers read, besides those of the active model. */
const SERVED_TABLES = [
  'movie',
  'movie_title',
  'known_title',
  'title_word',
  'title_shortlist',
  'credited_person',
  'person_word',
  'model',
  'model_term',
  'model_component',
  'model_label',
  'model_sample',
  'model_person_space',
  'model_person_component',
] as const;

/** The role that scripts/create-server-role.sql creates. */
const SERVER_ROLE = 'reelgraph_server';

/** A role that serves, and the tables that it needs but may not read. */
export interface UnreadableTables {
  readonly role: string;
  readonly tables: readonly string[];
}

/**
 * The roles that may not read everything that answers with model `modelId` need. Checks this session's role, and with
 * `others` also the servers' role if there is one.
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
