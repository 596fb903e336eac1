/** The server cannot answer now and may later. The message is for clients. */
export class ServiceUnavailableError extends Error {
  override readonly name = 'ServiceUnavailableError';
}

/** SQLSTATE classes and codes of a server that is away, full, starting or going down. */
const UNAVAILABLE_SQLSTATE = /^(08...|53...|57P0[1-5])$/;

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

/** What node-postgres says, without a code, when a connection ends, cannot be had, or is asked for too late. */
const UNAVAILABLE_MESSAGE =
  /^(Connection terminated|timeout (exceeded|expired)|Client has encountered a connection error|Cannot use a pool after)/i;

/** Whether an error means that the database cannot be reached or has no room, rather than that we asked wrongly. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    UNAVAILABLE_SQLSTATE.test(code) ||
    UNAVAILABLE_SYSTEM_CODES.has(code) ||
    UNAVAILABLE_MESSAGE.test(error.message) ||
    (error.cause !== undefined && isDatabaseUnavailable(error.cause))
  );
}
