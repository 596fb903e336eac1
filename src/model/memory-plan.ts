import { MAX_SHARED_BYTES } from '../linalg/kernels/wasm-kernels.ts';
import { planProjectionLayout } from '../linalg/projection-layout.ts';
import { planSvdLayout } from '../linalg/svd-layout.ts';
import { TrainingError } from './errors.ts';
import { representationOf } from './representations.ts';
import type { RepresentationName } from './representation-names.ts';

/** The sizes that decide how much memory a training takes. */
export interface TrainingShape {
  readonly representation: RepresentationName;
  readonly movies: number;
  readonly features: number;
  readonly dimensions: number;
  /** Non-zeros of the matrix of movies; null before it is made. */
  readonly nonzeros: number | null;
}

/** The most memory that each part of a training takes, in bytes, besides what the process used before. */
export interface MemoryPlan {
  /** Counting terms and weighing rows. */
  readonly reading: number;
  /** The part of that which stays until the end. */
  readonly kept: number;
  readonly decomposing: number;
  /** Projecting rows: to fold in rare columns, and for all vectors at the end. */
  readonly projecting: number;
  /** The most memory that threads share at a time. WebAssembly must be able to address it. */
  readonly shared: number;
}

/** A distinct term: its characters, counts and hash slots, with room to grow. */
const TERM_BYTES = 120;
/** The filter columns of a movie, and what finds repeated rows. */
const FACT_BYTES = 60;
const NONZERO_BYTES = 6;
const BLOCK_ROWS = 8192;

const MEGABYTE = 1e6;
const SMALLER = 'take fewer movies (--max-movies, a higher --tier) or fewer --dimensions';

/** Estimates the memory in advance, so that a machine that is too small is reported at once. */
export function planTrainingMemory(shape: TrainingShape): MemoryPlan {
  const { representation, movies, features, dimensions } = shape;
  const { sizes, decomposedColumns, copiesMatrix, extraBytes } = representationOf(representation).memory;
  const nonzeros = shape.nonzeros ?? movies * sizes.nonzeros;
  const facts = movies * FACT_BYTES + sizes.constantBytes;
  const matrix = nonzeros * NONZERO_BYTES + movies * 4;
  const counted = movies * (sizes.terms * sizes.termBytes + sizes.newTerms * TERM_BYTES);
  // Block representations decompose a copy of some of the columns.
  const columns = decomposedColumns(features);
  const part = copiesMatrix ? matrix : 0;
  const rank = Math.min(dimensions, columns, Math.max(1, movies));
  const maps = rank * features * 4;
  const projection = planProjectionLayout({
    columns: features,
    nonzeros: Math.ceil(nonzeros * Math.min(1, BLOCK_ROWS / Math.max(1, movies))),
    rank,
    turnedRank: rank,
    blockRows: Math.min(movies, BLOCK_ROWS),
  }).bytes;
  const svd = planSvdLayout({ rows: movies, columns, nonzeros, rank }).bytes;
  const kept = facts + matrix;
  return {
    reading: kept + counted,
    kept,
    decomposing: kept + part + svd + 2 * rank * columns * 4,
    projecting: kept + part + extraBytes({ movies, rank, features }) + 2 * maps + projection,
    shared: Math.max(svd, projection),
  };
}

/** Throws TrainingError with the figures if the machine lacks the memory for a whole training. */
export function checkMemory(plan: MemoryPlan, available: number, movies: number): void {
  check(Math.max(plan.reading, plan.decomposing, plan.projecting), plan.shared, available, movies);
}

/** The same after the movies are read, when the sizes are known. */
export function checkMemoryAfterReading(plan: MemoryPlan, available: number, movies: number): void {
  check(Math.max(plan.decomposing, plan.projecting) - plan.kept, plan.shared, available, movies);
}

function check(needed: number, shared: number, available: number, movies: number): void {
  if (needed > available) {
    throw new TrainingError(
      `training on ${movies} movies needs about ${megabytes(needed)} MB of memory, and ` +
        `${megabytes(available)} MB are available: free some memory, or ${SMALLER}`,
    );
  }
  if (shared > MAX_SHARED_BYTES) {
    throw new TrainingError(
      `training on ${movies} movies needs about ${megabytes(shared)} MB of shared memory, and WebAssembly ` +
        `addresses ${megabytes(MAX_SHARED_BYTES)} MB: ${SMALLER}`,
    );
  }
}

function megabytes(bytes: number): string {
  return Math.ceil(bytes / MEGABYTE).toLocaleString('en-US');
}
