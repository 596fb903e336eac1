import type { ClientBase } from 'pg';
import { ACTIVE_VECTOR_VIEWS, modelTables, vectorTable } from './vector-table.ts';

/** A role that may add movies may add and change their vectors, which takes all of these. */
const WRITING = ['INSERT', 'UPDATE', 'DELETE'];

interface Grant {
  readonly grantee: string;
  readonly privilege: string;
  /** Null for the whole table. */
  readonly column: string | null;
  readonly grantable: boolean;
}

/**
 * Copies the grants on the tables of model `like`, so that roles that could read the previous model can read the next
 * one. The first model (`like` is null) gets the grants of `movie`. Runs in the client's transaction, as the owner of
 * the tables.
 */
export async function grantLikeModel(
  client: ClientBase,
  modelId: number,
  like: number | null,
): Promise<void> {
  for (const [place, table] of modelTables(modelId).entries()) {
    if (like === null) {
      await grant(client, table, (await grantsOf(client, 'movie')).flatMap(ofVectors));
      continue;
    }
    // A content model has no person vectors. Roles that read its other vectors may read those of a learned model.
    const same = await grantsOf(client, modelTables(like)[place] ?? vectorTable(like));
    await grant(client, table, same.length > 0 ? same : await grantsOf(client, vectorTable(like)));
  }
}

/** Lets the roles that may read `movie` read the view of the active vectors, when that is first created. */
export async function grantReadersOfMovies(client: ClientBase): Promise<void> {
  const readers = (await grantsOf(client, 'movie')).filter(
    ({ privilege, column }) => privilege === 'SELECT' && column === null,
  );
  for (const view of ACTIVE_VECTOR_VIEWS) await grant(client, view, readers);
}

/** Gives table `to` the grants of table `from`; does nothing if one of them does not exist. */
export async function copyGrants(client: ClientBase, from: string, to: string): Promise<void> {
  await grant(client, to, await grantsOf(client, from));
}

function ofVectors({ privilege, column, ...rest }: Grant): Grant[] {
  if (column !== null) return [];
  const privileges = privilege === 'INSERT' ? WRITING : privilege === 'SELECT' ? ['SELECT'] : [];
  return privileges.map((name) => ({ ...rest, privilege: name, column }));
}

async function grantsOf(client: ClientBase, table: string): Promise<Grant[]> {
  const { rows } = await client.query<Grant>(
    `SELECT CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END AS grantee,
       acl.privilege_type AS privilege, quote_ident(granted.name) AS column, acl.is_grantable AS grantable
     FROM (
       SELECT relacl AS acl, NULL AS name, relowner FROM pg_class WHERE oid = to_regclass($1)
       UNION ALL
       SELECT attacl, attname, relowner FROM pg_class c JOIN pg_attribute ON attrelid = c.oid
       WHERE c.oid = to_regclass($1) AND NOT attisdropped
     ) AS granted, aclexplode(granted.acl) AS acl
     WHERE acl.grantee <> granted.relowner`,
    [table],
  );
  return rows;
}

async function grant(client: ClientBase, table: string, grants: readonly Grant[]): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    table,
  ]);
  if (rows[0]?.there !== true) return;
  for (const { grantee, privilege, column, grantable } of grants) {
    const columns = column === null ? '' : ` (${column})`;
    const option = grantable && grantee !== 'PUBLIC' ? ' WITH GRANT OPTION' : '';
    await client.query(`GRANT ${privilege}${columns} ON ${table} TO ${grantee}${option}`);
  }
}
