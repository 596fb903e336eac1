import type { KernelCall } from '../kernels/kernels.ts';

/** The data that a worker is started with. */
export interface WorkerSetup {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
}

/** Calls for all workers together. Each worker takes the next call that is still free. */
export interface WorkerTask {
  readonly calls: readonly KernelCall[];
}

/** A worker's reply when no calls are left, or one has failed. */
export interface WorkerReply {
  error: string | null;
}

/** Resets the counter of calls taken, which is the first word of the memory. */
export function resetTickets(memory: WebAssembly.Memory): void {
  Atomics.store(new Int32Array(memory.buffer, 0, 1), 0, 0);
}
