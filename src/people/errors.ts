import { InputError } from '../movie/errors.ts';

/**
 * There is no such profile, or the caller may not use it. Both have one error, because such a caller must not learn that the
 * profile exists.
 */
export class ProfileNotFoundError extends InputError {
  constructor(profileId: string) {
    super(
      `There is no profile ${JSON.stringify(profileId.slice(0, 60))}, or this request has no right to it.`,
    );
    this.name = 'ProfileNotFoundError';
  }
}
