import type { KernelCall } from '../kernels/kernels.ts';

/** What a worker is started with. */
export interface WorkerSetup {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
}

/** Calls for all workers at once: each takes the next one that nobody has taken. */
export interface WorkerTask {
  readonly calls: readonly KernelCall[];
}

/** A worker found no call left, or a call failed. */
export interface WorkerReply {
  error: string | null;
}

/** Puts the counter of calls taken, the first word of the memory, back to zero. */
export function resetTickets(memory: WebAssembly.Memory): void {
  Atomics.store(new Int32Array(memory.buffer, 0, 1), 0, 0);
}
