import type { ClientBase } from 'pg';
import type { Database } from './database.ts';

/** A session that holds a lock others wait for. */
export interface LockHolder {
  readonly pid: number;
  readonly role: string;
  /** application_name; empty if none was given. */
  readonly application: string;
  /** How long its transaction has been open; null if this role may not see that. */
  readonly seconds: number | null;
}

const COLUMNS = `a.pid, a.usename AS role, a.application_name AS application,
  extract(epoch FROM now() - a.xact_start)::double precision AS seconds`;

/** "session 4711 of role analyst (psql), open for 12 s". */
export function describeHolders(holders: readonly LockHolder[]): string {
  if (holders.length === 0) return 'another session';
  return holders
    .map(({ pid, role, application, seconds }) => {
      const program = application === '' ? '' : ` (${application})`;
      const open = seconds === null ? '' : `, in a transaction for ${Math.round(seconds)} s`;
      return `session ${pid} of role ${role}${program}${open}`;
    })
    .join(' and ');
}

/** The sessions that keep session `pid` waiting. Uses another connection. */
export async function blockersOf(database: Database, pid: number): Promise<LockHolder[]> {
  const { rows } = await database.pool.query<LockHolder>(
    `SELECT ${COLUMNS} FROM unnest(pg_blocking_pids($1)) AS pid JOIN pg_stat_activity AS a USING (pid)`,
    [pid],
  );
  return rows;
}

/** The sessions that hold an advisory lock. */
export async function advisoryLockHolders(
  client: ClientBase,
  [space, key]: readonly [number, number],
): Promise<LockHolder[]> {
  const { rows } = await client.query<LockHolder>(
    `SELECT ${COLUMNS} FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND l.classid::bigint = $1 AND l.objid::bigint = $2 AND l.objsubid = 2
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [space, key],
  );
  return rows;
}
