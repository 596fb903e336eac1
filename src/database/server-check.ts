import type { ClientBase } from 'pg';
import { DatabaseError } from './errors.ts';
import type { ServerAddress } from './server-address.ts';

const OLDEST_SERVER = 15;
export const OLDEST_PGVECTOR = [0, 8] as const;

type Where = Pick<ServerAddress, 'host' | 'database'>;

/** Turns a connection error into one that says what to do. */
export function explainConnectionError(error: unknown, { host, database }: Where): DatabaseError {
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
    (message.includes('client password must be a string')
      ? 'the server asks for a password and DATABASE_URL has none; write it as postgres://user:password@host/database, ' +
        'or set PGPASSWORD.'
      : message.includes('timeout')
        ? 'the server did not answer in time; check host, port and firewall.'
        : message);
  return new DatabaseError(`Cannot connect to database "${database}" at ${host}: ${advice}`, {
    cause: error,
  });
}

/** The versions of what is needed on a server; null for an extension that it lacks. */
export interface ServerState {
  /** server_version_num. */
  readonly version: number;
  /** For people to read. */
  readonly shownVersion: string;
  /** The version of pgvector that CREATE EXTENSION would install. */
  readonly pgvector: string | null;
  /** The version of pgvector in the database; null before CREATE EXTENSION. */
  readonly installedPgvector: string | null;
  readonly trigram: string | null;
}

/** Throws DatabaseError if the server is too old or lacks an extension. */
export async function checkServer(client: ClientBase, address: Where): Promise<void> {
  const { rows } = await client.query<ServerState>(`
    SELECT current_setting('server_version_num')::integer AS "version",
           current_setting('server_version') AS "shownVersion",
           max(default_version) FILTER (WHERE name = 'vector') AS "pgvector",
           max(installed_version) FILTER (WHERE name = 'vector') AS "installedPgvector",
           max(default_version) FILTER (WHERE name = 'pg_trgm') AS "trigram"
    FROM pg_available_extensions`);
  const fault = rows[0]
    ? serverFault(rows[0], address)
    : `The server at ${address.host} told nothing of itself.`;
  if (fault !== null) throw new DatabaseError(fault);
}

/** Why a server cannot be used, and what to do about it; null if it can. */
export function serverFault(state: ServerState, { host }: Where): string | null {
  const { version, shownVersion, pgvector, installedPgvector, trigram } = state;
  if (version < OLDEST_SERVER * 10_000) {
    return `The server at ${host} is PostgreSQL ${shownVersion}; reelgraph needs ${OLDEST_SERVER} or later.`;
  }
  if (pgvector === null) {
    return (
      `The server at ${host} lacks pgvector. ${pgvectorAdvice(version)}, or unset DATABASE_URL to use ` +
      'the embedded database.'
    );
  }
  if (trigram === null) {
    return (
      `The server at ${host} lacks pg_trgm. Install PostgreSQL's contrib modules (Debian: they come with ` +
      'postgresql; others: the package postgresql-contrib).'
    );
  }
  const used = installedPgvector ?? pgvector;
  if (!isOlder(used, OLDEST_PGVECTOR)) return null;
  return (
    `The database at ${host} has pgvector ${used}; reelgraph needs ${OLDEST_PGVECTOR.join('.')} or later. ` +
    (isOlder(pgvector, OLDEST_PGVECTOR)
      ? 'Install a newer pgvector on the server'
      : 'The server has a newer one') +
    (installedPgvector === null
      ? '.'
      : '; then run as the owner of the database: ALTER EXTENSION vector UPDATE')
  );
}

/** How to get pgvector for a server with this server_version_num. Debian has it since release 13. */
export function pgvectorAdvice(version: number): string {
  const name = `postgresql-${Math.floor(version / 10_000)}-pgvector`;
  return (
    `Install it (Debian 13 and later, Ubuntu 24.04 and later: apt install ${name}; Debian 12: the same after adding ` +
    "PostgreSQL's own packages, apt install postgresql-common && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh; " +
    'Docker: the image pgvector/pgvector)'
  );
}

/** Whether a dotted version is older than `oldest`, comparing as many parts as `oldest` has. */
export function isOlder(version: string, oldest: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [i, least] of oldest.entries()) {
    const part = parts[i] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}
