/** The database cannot be used as it is. The message says what is wrong and what to do about it. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}
