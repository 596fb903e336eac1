import type { ClientBase } from 'pg';
import { DatabaseError } from './errors.ts';

const OLDEST_SERVER = 15;
const OLDEST_PGVECTOR = [0, 8] as const;

/** Where the server is, as messages may show it: without the password. */
export interface ServerAddress {
  readonly host: string;
  readonly database: string;
}

/** Throws DatabaseError when `url` is not of the form that DATABASE_URL takes. */
export function parseUrl(url: string): ServerAddress {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !['postgres:', 'postgresql:'].includes(parsed.protocol)) {
    throw new DatabaseError(
      'DATABASE_URL is not a PostgreSQL address: expected postgres://user:password@host:5432/database ' +
        '(characters such as @, / and # in the password written as %40, %2F and %23).',
    );
  }
  const database =
    [decodeURIComponent(parsed.pathname.slice(1)), parsed.username].find((name) => name !== '') ?? 'postgres';
  return {
    host: parsed.host === '' ? (parsed.searchParams.get('host') ?? 'localhost') : parsed.host,
    database,
  };
}

/** Turns an error of connecting into one that says what to do. */
export function explainConnectionError(error: unknown, { host, database }: ServerAddress): DatabaseError {
  const cause = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const message = cause instanceof Error ? cause.message : String(cause);
  const advice =
    {
      ECONNREFUSED: 'nothing listens there; is the server running, and is the port right?',
      ENOTFOUND: 'no host has that name; check DATABASE_URL.',
      EAI_AGAIN: 'the name cannot be looked up now; check the network and DATABASE_URL.',
      ENOENT: 'there is no such socket; is the server running?',
      '28P01': 'the password is wrong; check DATABASE_URL.',
      '28000': 'the server does not let this user in; check DATABASE_URL and pg_hba.conf.',
      '3D000': `there is no such database; create it: CREATE DATABASE "${database}"`,
      '53300': 'the server has no connection left; raise its max_connections or stop other clients.',
      '57P03': 'the server is starting or shutting down; try again in a moment.',
    }[code] ??
    (message.includes('timeout')
      ? 'the server did not answer in time; check host, port and firewall.'
      : message);
  return new DatabaseError(`Cannot connect to database "${database}" at ${host}: ${advice}`, {
    cause: error,
  });
}

/** Throws DatabaseError when the server is too old or lacks an extension. */
export async function checkServer(client: ClientBase, { host }: ServerAddress): Promise<void> {
  const { rows } = await client.query<{
    version: number;
    shown: string;
    vector: string | null;
    vector_installed: string | null;
    trigram: string | null;
  }>(`
    SELECT current_setting('server_version_num')::integer AS version,
           current_setting('server_version') AS shown,
           max(default_version) FILTER (WHERE name = 'vector') AS vector,
           max(installed_version) FILTER (WHERE name = 'vector') AS vector_installed,
           max(default_version) FILTER (WHERE name = 'pg_trgm') AS trigram
    FROM pg_available_extensions`);
  const found = rows[0];
  if (!found) throw new DatabaseError(`The server at ${host} did not tell its version.`);
  if (found.version < OLDEST_SERVER * 10_000) {
    throw new DatabaseError(
      `The server at ${host} is PostgreSQL ${found.shown}; reelgraph needs ${OLDEST_SERVER} or later.`,
    );
  }
  if (found.vector === null) {
    throw new DatabaseError(
      `The server at ${host} lacks pgvector. Install it (Debian: apt install postgresql-` +
        `${Math.floor(found.version / 10_000)}-pgvector; Docker: the image pgvector/pgvector), or unset ` +
        'DATABASE_URL to use the embedded database.',
    );
  }
  if (found.trigram === null) {
    throw new DatabaseError(
      `The server at ${host} lacks pg_trgm. Install PostgreSQL's contrib modules (Debian: they come with ` +
        'postgresql; others: the package postgresql-contrib).',
    );
  }
  const wanted = OLDEST_PGVECTOR.join('.');
  if (found.vector_installed !== null && isOlder(found.vector_installed, OLDEST_PGVECTOR)) {
    throw new DatabaseError(
      `The database has pgvector ${found.vector_installed}; reelgraph needs ${wanted} or later. ` +
        (isOlder(found.vector, OLDEST_PGVECTOR)
          ? 'Install a newer pgvector on the server, then run: ALTER EXTENSION vector UPDATE'
          : 'A newer one is on the server; run as its owner: ALTER EXTENSION vector UPDATE'),
    );
  }
  if (found.vector_installed === null && isOlder(found.vector, OLDEST_PGVECTOR)) {
    throw new DatabaseError(
      `The server at ${host} has pgvector ${found.vector}; reelgraph needs ${wanted} or later. Install a newer one.`,
    );
  }
}

/** Compares dotted versions part by part, as far as `oldest` goes. */
function isOlder(version: string, oldest: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [i, least] of oldest.entries()) {
    const part = parts[i] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}
