import { InputError } from '../movie/errors.ts';
import { TIER_VOTES, type QualityTier } from '../movie/quality.ts';
import {
  DEFAULT_GAMMA,
  DEFAULT_PRIOR_EXPONENT,
  type RepresentationName,
  REPRESENTATIONS,
} from './representation-names.ts';
import type { TasteSource } from './learned/taste-source.ts';
import type { TrainingProgress } from './training-progress.ts';

export interface TrainingOptions {
  /** What vectors are made of. Default content. */
  readonly representation?: RepresentationName | undefined;
  /** Weight of the crowd block of `content`, from 0 (what a movie is about) up; 1 weighs both alike. Default `DEFAULT_GAMMA`. */
  readonly gamma?: number | undefined;
  /**
   * `learned`: how much the length of a movie's taste vector counts in balanced rankings, from 0 (not at all) to 1.
   * Default `DEFAULT_PRIOR_EXPONENT`.
   */
  readonly priorExponent?: number | undefined;
  /** What people like; `learned` needs it, the others must not have it. */
  readonly people?: TasteSource | undefined;
  /** How well known a movie has to be. Default medium. */
  readonly tier?: QualityTier | undefined;
  /** Only so many movies, the best by quality score. Default all. */
  readonly maxMovies?: number | undefined;
  /** Length of the vectors; fewer when the data has fewer. Default 500. */
  readonly dimensions?: number | undefined;
  /** Same movies and seed give the same vectors. Default 42. */
  readonly seed?: number | undefined;
  /** Complete models kept beside each other, the new one included. Default 2. */
  readonly keep?: number | undefined;
  /** Let director and cast count. Default true. */
  readonly credits?: boolean | undefined;
  /** Worker threads. Default: the machine's. */
  readonly threads?: number | undefined;
  readonly onProgress?: ((progress: TrainingProgress) => void) | undefined;
  /** Stops the training; the model that serves stays. */
  readonly signal?: AbortSignal | undefined;
}

/** What a training does, in full. */
export interface TrainingSettings {
  readonly representation: RepresentationName;
  /** Null where there is no crowd block. */
  readonly gamma: number | null;
  /** Null where the prior is made of votes. */
  readonly priorExponent: number | null;
  readonly tier: QualityTier;
  readonly maxMovies: number | null;
  readonly dimensions: number;
  readonly seed: number;
  readonly keep: number;
  readonly credits: boolean;
  readonly threads: number | null;
}

/** pgvector indexes vectors of up to 2,000 dimensions. */
const MAX_DIMENSIONS = 2000;
/** One movie has nothing to be like. */
const MIN_MOVIES = 2;
const MAX_INT4 = 2_147_483_647;

/** Fills in the defaults; throws InputError naming the setting that cannot be. */
export function trainingSettings(options: TrainingOptions): TrainingSettings {
  const { tier = 'medium', maxMovies, dimensions = 500, seed = 42, keep = 2, threads } = options;
  const representation = representationOf(options);
  if (!Object.hasOwn(TIER_VOTES, tier)) {
    throw new InputError(`tier must be ${Object.keys(TIER_VOTES).join(', ')}, got ${JSON.stringify(tier)}`);
  }
  return {
    representation,
    gamma: gammaOf(representation, options.gamma),
    priorExponent: priorExponentOf(representation, options.priorExponent),
    tier,
    maxMovies:
      maxMovies === undefined ? null : whole('the number of movies', maxMovies, MIN_MOVIES, MAX_INT4),
    dimensions: whole('dimensions', dimensions, 1, MAX_DIMENSIONS),
    seed: whole('seed', seed, -MAX_INT4 - 1, MAX_INT4),
    keep: whole('keep', keep, 1, 1000),
    credits: options.credits ?? true,
    threads: threads === undefined ? null : whole('threads', threads, 1, 1024),
  };
}

function representationOf({ representation = 'content', people }: TrainingOptions): RepresentationName {
  if (!REPRESENTATIONS.includes(representation)) {
    throw new InputError(
      `representation must be ${REPRESENTATIONS.join(', ')}, got ${JSON.stringify(representation)}`,
    );
  }
  if (representation === 'learned' && people === undefined) {
    throw new InputError(
      'representation learned needs people to learn from (--ratings FILE or --from profiles)',
    );
  }
  if (representation !== 'learned' && people !== undefined) {
    throw new InputError(`representation ${representation} does not learn from ratings; learned does`);
  }
  return representation;
}

/** Past this the crowd is all that counts. */
const MAX_GAMMA = 10;

function gammaOf(representation: RepresentationName, gamma: number | undefined): number | null {
  if (representation !== 'content') {
    if (gamma === undefined) return null;
    throw new InputError(`gamma belongs to representation content; ${representation} has no crowd block`);
  }
  if (gamma === undefined) return DEFAULT_GAMMA;
  if (gamma >= 0 && gamma <= MAX_GAMMA) return gamma;
  throw new InputError(`gamma must be from 0 to ${MAX_GAMMA}, got ${gamma}`);
}

function priorExponentOf(representation: RepresentationName, exponent: number | undefined): number | null {
  if (representation !== 'learned') {
    if (exponent === undefined) return null;
    throw new InputError(
      `the prior exponent belongs to representation learned; ${representation} weighs votes`,
    );
  }
  if (exponent === undefined) return DEFAULT_PRIOR_EXPONENT;
  if (exponent >= 0 && exponent <= 1) return exponent;
  throw new InputError(`the prior exponent must be from 0 to 1, got ${exponent}`);
}

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new InputError(`${name} must be a whole number from ${least} to ${most}, got ${value}`);
}
