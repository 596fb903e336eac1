/** The server cannot answer now and may later. The message is for clients. */
export class ServiceUnavailableError extends Error {
  override readonly name = 'ServiceUnavailableError';
}
