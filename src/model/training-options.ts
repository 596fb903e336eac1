import { InputError } from '../catalog/errors.ts';
import { TIER_VOTES, type QualityTier } from '../catalog/quality.ts';
import type { TrainingProgress } from './training-progress.ts';

export interface TrainingOptions {
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
  readonly tier: QualityTier;
  readonly maxMovies: number | null;
  readonly dimensions: number;
  readonly seed: number;
  readonly keep: number;
  readonly credits: boolean;
  readonly threads: number | null;
}

/** pgvector indexes vectors of up to 2,000 dimensions. */
const MOST_DIMENSIONS = 2000;
const GREATEST_INT4 = 2_147_483_647;

/** Fills in the defaults; throws InputError naming the setting that cannot be. */
export function trainingSettings(options: TrainingOptions): TrainingSettings {
  const { tier = 'medium', maxMovies, dimensions = 500, seed = 42, keep = 2, threads } = options;
  if (!Object.hasOwn(TIER_VOTES, tier)) {
    throw new InputError(`tier must be ${Object.keys(TIER_VOTES).join(', ')}, got ${JSON.stringify(tier)}`);
  }
  return {
    tier,
    maxMovies: maxMovies === undefined ? null : whole('the number of movies', maxMovies, 1, GREATEST_INT4),
    dimensions: whole('dimensions', dimensions, 1, MOST_DIMENSIONS),
    seed: whole('seed', seed, -GREATEST_INT4 - 1, GREATEST_INT4),
    keep: whole('keep', keep, 1, 1000),
    credits: options.credits ?? true,
    threads: threads === undefined ? null : whole('threads', threads, 1, 1024),
  };
}

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new InputError(`${name} must be a whole number from ${least} to ${most}, got ${value}`);
}
