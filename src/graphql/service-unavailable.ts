/** Seconds that a client is asked to wait when there is no answer now. */
export const RETRY_AFTER_SECONDS = '5';

/** The server cannot answer now and may later. The message is for clients. */
export class ServiceUnavailableError extends Error {
  override readonly name = 'ServiceUnavailableError';
}
