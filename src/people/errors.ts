import { InputError } from '../movie/errors.ts';

/**
 * There is no such profile, or whoever asks has no right to it. One error for both: a request without a right must not
 * learn that a profile exists.
 */
export class ProfileNotFoundError extends InputError {
  constructor(profileId: string) {
    super(
      `There is no profile ${JSON.stringify(profileId.slice(0, 60))}, or this request has no right to it.`,
    );
    this.name = 'ProfileNotFoundError';
  }
}
