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
  /** How vectors are made. Default content. */
  readonly representation?: RepresentationName | undefined;
  /**
   * Weight of the crowd block of `content`, from 0 up. 0 looks only at what a movie is about; 1 weighs both alike.
   * Default `DEFAULT_GAMMA`.
   */
  readonly gamma?: number | undefined;
  /**
   * `learned`: how much the length of a movie's taste vector counts in balanced rankings, from 0 (not at all) to 1.
   * Default `DEFAULT_PRIOR_EXPONENT`.
   */
  readonly priorExponent?: number | undefined;
  /** What people like. Required for `learned`, forbidden for the others. */
  readonly people?: TasteSource | undefined;
  /** How many votes a movie needs. Default medium. */
  readonly tier?: QualityTier | undefined;
  /** The number of movies, those with the best quality score. Default all. */
  readonly maxMovies?: number | undefined;
  /** Length of the vectors; less if the data has fewer dimensions. Default 500. */
  readonly dimensions?: number | undefined;
  /** The same movies and seed give the same vectors. Default 42. */
  readonly seed?: number | undefined;
  /** How many complete models to keep, including the new one. Default 2. */
  readonly keep?: number | undefined;
  /** Whether director and cast count. Default true. */
  readonly credits?: boolean | undefined;
  /** Worker threads. Default: one for each processor. */
  readonly threads?: number | undefined;
  readonly onProgress?: ((progress: TrainingProgress) => void) | undefined;
  /** Stops the training; the active model stays. */
  readonly signal?: AbortSignal | undefined;
}

/** All settings of a training. */
export interface TrainingSettings {
  readonly representation: RepresentationName;
  /** Null if there is no crowd block. */
  readonly gamma: number | null;
  /** Null if the prior is based on votes. */
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
/** A single movie has no neighbours. */
const MIN_MOVIES = 2;
const MAX_INT4 = 2_147_483_647;

/** Fills in the defaults. Throws InputError naming a wrong setting. */
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
    throw new InputError(`only representation learned learns from ratings, not ${representation}`);
  }
  return representation;
}

/** Beyond this, only the crowd would count. */
const MAX_GAMMA = 10;

function gammaOf(representation: RepresentationName, gamma: number | undefined): number | null {
  if (representation !== 'content') {
    if (gamma === undefined) return null;
    throw new InputError(`only representation content has a gamma, not ${representation}`);
  }
  if (gamma === undefined) return DEFAULT_GAMMA;
  if (gamma >= 0 && gamma <= MAX_GAMMA) return gamma;
  throw new InputError(`gamma must be from 0 to ${MAX_GAMMA}, got ${gamma}`);
}

function priorExponentOf(representation: RepresentationName, exponent: number | undefined): number | null {
  if (representation !== 'learned') {
    if (exponent === undefined) return null;
    throw new InputError(`only representation learned has a prior exponent; ${representation} uses votes`);
  }
  if (exponent === undefined) return DEFAULT_PRIOR_EXPONENT;
  if (exponent >= 0 && exponent <= 1) return exponent;
  throw new InputError(`the prior exponent must be from 0 to 1, got ${exponent}`);
}

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new InputError(`${name} must be a whole number from ${least} to ${most}, got ${value}`);
}
