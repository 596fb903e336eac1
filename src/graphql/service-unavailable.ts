/** How many seconds a client should wait before it asks again. */
export const RETRY_AFTER_SECONDS = '5';

/** The server cannot answer now, but may do so later. The message is for clients. */
export class ServiceUnavailableError extends Error {
  override readonly name = 'ServiceUnavailableError';
}
