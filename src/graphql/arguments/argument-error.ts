import { InputError } from '../../movie/errors.ts';

/** Bad input that is known to have come in through one argument. */
export class ArgumentError extends InputError {
  /** Path from the field's arguments down: `first`, `input.like.2.title`. */
  readonly argument: string;

  constructor(argument: string, message: string, code: InputError['code'] = 'BAD_USER_INPUT') {
    super(message, code);
    this.argument = argument;
  }
}

/** Runs `check`; what it finds wrong is reported as the fault of `argument`. */
export function atArgument<T>(argument: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw nameArgument(argument, error);
  }
}

/** The same error, with the argument named when it is bad input that does not yet say where it came from. */
export function nameArgument(argument: string, error: unknown): unknown {
  if (!(error instanceof InputError) || error instanceof ArgumentError) return error;
  return new ArgumentError(argument, error.message, error.code);
}
