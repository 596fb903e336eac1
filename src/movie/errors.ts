/** A mistake of the caller. The message says what was wrong, where, and what is accepted. */
export class InputError extends Error {
  readonly code: 'BAD_USER_INPUT' | 'BAD_CURSOR';

  constructor(message: string, code: 'BAD_USER_INPUT' | 'BAD_CURSOR' = 'BAD_USER_INPUT') {
    super(message);
    this.name = 'InputError';
    this.code = code;
  }
}
