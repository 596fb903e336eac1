/** The database cannot be used as it is; the message says what was found and what to do about it. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}
