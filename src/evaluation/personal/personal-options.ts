import { InputError } from '../../movie/errors.ts';
import type { EvaluateOptions } from '../options.ts';
import { DEFAULT_LEARN_SHARE, type UserPart } from '../ratings/split-users.ts';
import type { Candidates } from './personal-report.ts';

/** Options of an evaluation that also make sense for one of personal lists. */
export interface EvaluatePersonalOptions extends Omit<EvaluateOptions, 'ranking' | 'sweeps' | 'aucUsers'> {
  /** Share of the users that are test users; default all but the training users. */
  readonly testShare?: number | undefined;
  /** Whom to measure; default test. Use `validation`, the users in between, to choose settings. */
  readonly part?: UserPart | undefined;
  /** How many people to measure. Default 2,000. */
  readonly users?: number | undefined;
  readonly candidates?: Candidates | undefined;
}

export interface PersonalSettings {
  readonly learnShare: number;
  readonly testShare: number;
  readonly part: UserPart;
  readonly users: number;
  readonly candidates: Candidates;
  readonly seed: number;
}

const DEFAULT_USERS = 2_000;
const ROUNDING = 1e-9;

/** Fills in the defaults; throws InputError naming an invalid setting. */
export function personalSettings(options: EvaluatePersonalOptions): PersonalSettings {
  const { learnShare = DEFAULT_LEARN_SHARE, users = DEFAULT_USERS, part = 'test' } = options;
  const { testShare = 1 - learnShare } = options;
  if (!(learnShare > 0 && learnShare < 1)) {
    throw new InputError(`The share of training users must be above 0 and below 1, got ${learnShare}.`);
  }
  if (!(testShare > 0 && learnShare + testShare <= 1 + ROUNDING)) {
    throw new InputError(
      `The share of test users must be above 0 and leave room for the training users, got ${testShare} beside ${learnShare}.`,
    );
  }
  if (part === 'validation' && learnShare + testShare >= 1 - ROUNDING) {
    throw new InputError(
      'There are no validation users: the shares of training and test users must add up to less than 1.',
    );
  }
  if (!Number.isInteger(users) || users < 1) {
    throw new InputError(`The number of people asked must be a whole number above 0, got ${users}.`);
  }
  return {
    learnShare,
    testShare,
    part,
    users,
    candidates: options.candidates ?? 'catalogue',
    seed: options.seed ?? 42,
  };
}
