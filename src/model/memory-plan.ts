import { planProjectionLayout } from '../linalg/projection-layout.ts';
import { planSvdLayout } from '../linalg/svd-layout.ts';
import { TrainingError } from './errors.ts';

/** The sizes that decide how much memory a training takes. */
export interface TrainingShape {
  readonly movies: number;
  readonly features: number;
  readonly dimensions: number;
  /** Non-zeros of the TF-IDF matrix; null before it is made. */
  readonly nonzeros: number | null;
}

/** What a training takes at most, beside what the process has already, in bytes. */
export interface MemoryPlan {
  readonly reading: number;
  readonly decomposing: number;
  readonly writing: number;
  readonly peak: number;
}

/** Of real catalogues, rounded up: tokens a movie, distinct tokens a movie, non-zeros a movie. */
const TOKENS = 75;
const DISTINCT_TOKENS = 3;
const NONZEROS = 50;
/** A distinct token: characters, counts, hash slots. */
const TOKEN_BYTES = 60;
const FACT_BYTES = 40;
/** Buckets of the pair counter, rows on their way, JavaScript's own. */
const CONSTANT_BYTES = 150e6;

const MEGABYTE = 1e6;

/** Plans beforehand, so that a machine that is too small is told at once rather than found out. */
export function planTrainingMemory({ movies, features, dimensions, nonzeros }: TrainingShape): MemoryPlan {
  const entries = nonzeros ?? movies * NONZEROS;
  const matrix = entries * 6 + movies * 4;
  const facts = movies * FACT_BYTES;
  const rank = Math.min(dimensions, features, Math.max(1, movies));
  const shape = { rows: movies, columns: features, nonzeros: entries, rank };
  const components = rank * features * 4;
  const reading = facts + movies * (TOKENS * 4 + DISTINCT_TOKENS * TOKEN_BYTES) + matrix + CONSTANT_BYTES;
  const decomposing = facts + matrix + planSvdLayout(shape).bytes + components + CONSTANT_BYTES;
  const projection = planProjectionLayout({ ...shape, blockRows: Math.min(movies, 4096) }).bytes;
  const writing = facts + matrix + 2 * components + projection + CONSTANT_BYTES;
  return { reading, decomposing, writing, peak: Math.max(reading, decomposing, writing) };
}

/** Throws TrainingError with the figures when `plan` takes more than the machine can give now. */
export function checkMemory(plan: MemoryPlan, available: number, movies: number): void {
  if (plan.peak <= available) return;
  throw new TrainingError(
    `training on ${movies} movies needs about ${megabytes(plan.peak)} MB of memory, and ` +
      `${megabytes(available)} MB are available: free some, or take fewer movies (--max-movies, a higher ` +
      '--tier) or fewer --dimensions',
  );
}

function megabytes(bytes: number): string {
  return Math.ceil(bytes / MEGABYTE).toLocaleString('en-US');
}
