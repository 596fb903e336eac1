/** SQLSTATE classes and codes of a server that is away, full, starting, shutting down, or asks to try again. */
const UNAVAILABLE_SQLSTATE = /^(08...|53...|57P0[1-5]|40001|40P01)$/;

const UNAVAILABLE_SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
]);

/** Messages without a code that node-postgres gives when a connection ends or times out. */
const UNAVAILABLE_MESSAGE =
  /^(Connection terminated|Connection ended|timeout (exceeded|expired)|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after)/i;

/** A server answers but is not of the kind asked for, as during a failover. */
export class WrongServerError extends Error {
  override readonly name = 'WrongServerError';
}

/** Whether an error means that the database is unreachable or full, and not that the query was wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    error instanceof WrongServerError ||
    UNAVAILABLE_SQLSTATE.test(code) ||
    UNAVAILABLE_SYSTEM_CODES.has(code) ||
    // ENOENT of a Unix socket that does not exist, unlike that of other files.
    (code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect') ||
    UNAVAILABLE_MESSAGE.test(error.message) ||
    (error.cause !== undefined && isDatabaseUnavailable(error.cause))
  );
}

/** Whether a pool had no free connection in time. Another address would not help. */
export function isPoolFull(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}
