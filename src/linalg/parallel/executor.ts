import { callKernel, type KernelCall, type Kernels } from '../kernels/kernels.ts';

/** Carries out kernel calls that do not depend on each other; whatever the order, the result is the same. */
export interface Executor {
  /** How many calls run at a time. */
  readonly threads: number;
  /** The memory that the calls' addresses point into. */
  readonly memory: ArrayBufferLike;
  run(calls: readonly KernelCall[]): Promise<void>;
  close(): Promise<void>;
}

/** Runs the calls here and now, for work too small to be worth a thread. */
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
