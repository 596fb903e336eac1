import { DatabaseError } from './errors.ts';

/** What a connection must allow: the values of libpq's `target_session_attrs`. */
const SESSION_KINDS = ['any', 'read-write', 'read-only', 'primary', 'standby'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** A database and its possible addresses. */
export interface ServerAddress {
  /** For messages: without the password. */
  readonly host: string;
  readonly database: string;
  /** At least one address, each of a single host, in the order in which to try them. */
  readonly urls: readonly string[];
  readonly session: SessionKind;
}

/** Captures the scheme, user and password, hosts, and the rest. */
const PARTS = /^(postgres(?:ql)?:\/\/)([^@/?#]*@)?([^/?#]*)([^]*)$/;

/**
 * Reads an address as libpq does. A server that fails over has several hosts:
 * `postgres://user@one:5432,two:5433/movies` or `?host=one,two&port=5432,5433`. Throws DatabaseError if `url` does not
 * have the form of DATABASE_URL.
 */
export function parseAddress(url: string): ServerAddress {
  const [, scheme = '', user = '', hosts = '', rest = ''] = PARTS.exec(url) ?? [];
  const named = hosts.split(',').map((host) => `${scheme}${user}${host}${rest}`);
  if (scheme === '' || !named.every((one) => URL.canParse(one))) throw notAnAddress();

  const first = new URL(named[0] ?? '');
  const urls = named.length > 1 ? named : splitHostParameter(first);
  const database =
    [decodeURIComponent(first.pathname.slice(1)), first.username].find((name) => name !== '') ?? 'postgres';
  return {
    host: hosts === '' ? (first.searchParams.get('host') ?? 'localhost') : hosts,
    database,
    urls: urls.map(withoutSessionKind),
    session: readSessionKind(first.searchParams.get('target_session_attrs') ?? 'any'),
  };
}

function splitHostParameter(url: URL): string[] {
  const hosts = url.searchParams.get('host')?.split(',') ?? [];
  const ports = url.searchParams.get('port')?.split(',') ?? [];
  if (hosts.length < 2) return [url.href];
  if (ports.length > 1 && ports.length !== hosts.length) {
    throw new DatabaseError(
      `DATABASE_URL names ${hosts.length} hosts and ${ports.length} ports; name one port, or one for each host.`,
    );
  }
  return hosts.map((host, i) => {
    const one = new URL(url);
    one.searchParams.set('host', host);
    const port = ports[i] ?? ports[0];
    if (port !== undefined) one.searchParams.set('port', port);
    return one.href;
  });
}

/** node-postgres does not know this parameter. FailoverPool implements it. */
function withoutSessionKind(url: string): string {
  const one = new URL(url);
  if (!one.searchParams.has('target_session_attrs')) return url;
  one.searchParams.delete('target_session_attrs');
  return one.href;
}

function readSessionKind(given: string): SessionKind {
  const kind = SESSION_KINDS.find((known) => known === given);
  if (kind !== undefined) return kind;
  throw new DatabaseError(
    `DATABASE_URL has target_session_attrs=${given}; accepted are ${SESSION_KINDS.join(', ')}.`,
  );
}

function notAnAddress(): DatabaseError {
  return new DatabaseError(
    'DATABASE_URL is not a PostgreSQL address: expected postgres://user:password@host:5432/database, or several ' +
      'hosts as in host1:5432,host2:5432 (characters such as @, / and # in the password written as %40, %2F and %23).',
  );
}
