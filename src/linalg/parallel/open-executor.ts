import { availableParallelism } from 'node:os';
import { kernelMemory, kernelModule, wasmKernels } from '../kernels/wasm-kernels.ts';
import { inlineExecutor, type Executor } from './executor.ts';
import { KernelPool } from './kernel-pool.ts';

export interface ExecutorNeeds {
  /** Of shared memory. */
  readonly bytes: number;
  /** About how many multiplications and additions are to come. */
  readonly operations: number;
  /** Worker threads; undefined: as many as the machine runs at a time, or none when the work is small. */
  readonly threads: number | undefined;
}

/** Below this a thread takes longer to start than the work takes: a fraction of a second. */
const SMALL_WORK = 1e9;

/**
 * Memory of so many bytes with the kernels over it: on worker threads, or in this one when the work is
 * small. Throws RangeError for an impossible number of threads and InsufficientMemoryError.
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
