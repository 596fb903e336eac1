import { availableParallelism } from 'node:os';
import { kernelMemory, kernelModule, wasmKernels } from '../kernels/wasm-kernels.ts';
import { inlineExecutor, type Executor } from './executor.ts';
import { KernelPool } from './kernel-pool.ts';

export interface ExecutorNeeds {
  /** Bytes of shared memory. */
  readonly bytes: number;
  /** About how many multiplications and additions the work takes. */
  readonly operations: number;
  /** Worker threads; undefined: as many as the machine runs at once, or none if the work is small. */
  readonly threads: number | undefined;
}

/** Smaller work takes a fraction of a second: less than it takes to start a thread. */
const SMALL_WORK = 1e9;

/**
 * A memory of `bytes` bytes, with the kernels over it, on worker threads, or in this thread if the work is small.
 * Throws RangeError for an impossible number of threads, and InsufficientMemoryError.
 */
export function openExecutor({ bytes, operations, threads }: ExecutorNeeds): Executor {
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1 && threads <= 1024)) {
    throw new RangeError(`threads must be a whole number from 1 to 1,024, got ${threads}`);
  }
  const memory = kernelMemory(bytes);
  if (threads === undefined && operations < SMALL_WORK) {
    return inlineExecutor(wasmKernels(kernelModule(), memory), memory.buffer);
  }
  return new KernelPool(memory, threads ?? availableParallelism());
}
