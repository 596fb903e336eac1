import { callKernel, type KernelCall, type Kernels } from '../kernels/kernels.ts';

/** Executes kernel calls that do not depend on each other, so that their order does not change the result. */
export interface Executor {
  /** How many calls run at a time. */
  readonly threads: number;
  /** The memory that the calls' addresses point into. */
  readonly memory: ArrayBufferLike;
  run(calls: readonly KernelCall[]): Promise<void>;
  close(): Promise<void>;
}

/** Runs calls in this thread, for work that is too small for other threads. */
export function inlineExecutor(kernels: Kernels, memory: ArrayBufferLike): Executor {
  return {
    threads: 1,
    memory,
    run(calls) {
      for (const call of calls) callKernel(kernels, call);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
