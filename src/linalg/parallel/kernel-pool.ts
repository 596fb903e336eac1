import { type ResourceLimits, Worker } from 'node:worker_threads';
import { WorkerError } from '../errors.ts';
import type { KernelCall } from '../kernels/kernels.ts';
import { kernelModule } from '../kernels/wasm-kernels.ts';
import type { Executor } from './executor.ts';
import { resetTickets, type WorkerReply, type WorkerSetup, type WorkerTask } from './worker-protocol.ts';

const ENTRY = new URL('./kernel-worker.mjs', import.meta.url);

interface Pending {
  waiting: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Worker threads over one shared memory. If a thread crashes, runs out of memory or exits, the current run and every
 * later one reject with WorkerError. `close` ends all threads, busy or not.
 */
export class KernelPool implements Executor {
  readonly threads: number;
  readonly memory: ArrayBufferLike;
  readonly #shared: WebAssembly.Memory;
  readonly #workers: readonly Worker[];
  #pending: Pending | null = null;
  #failure: Error | null = null;

  /** @param resourceLimits of each thread's own heap; only tests need them */
  constructor(shared: WebAssembly.Memory, threads: number, resourceLimits: ResourceLimits = {}) {
    this.threads = threads;
    this.memory = shared.buffer;
    this.#shared = shared;
    const workerData: WorkerSetup = { module: kernelModule(), memory: shared };
    this.#workers = Array.from({ length: threads }, () => {
      const worker = new Worker(ENTRY, { workerData, execArgv: [], resourceLimits });
      worker.on('message', (reply: WorkerReply) => {
        if (reply.error === null) this.#finished();
        else this.#fail(new WorkerError(`a kernel failed: ${reply.error}`));
      });
      worker.on('error', (error) => {
        const cause = error instanceof Error ? error.message : String(error);
        this.#fail(new WorkerError(`a worker thread of the computation failed: ${cause}`, { cause: error }));
      });
      worker.on('exit', (code) => {
        this.#fail(new WorkerError(`a worker thread of the computation ended early (exit code ${code})`));
      });
      return worker;
    });
  }

  run(calls: readonly KernelCall[]): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#pending) return Promise.reject(new WorkerError('the pool is busy with another run'));
    if (calls.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const busy = this.#workers.slice(0, calls.length);
      this.#pending = { waiting: busy.length, resolve, reject };
      resetTickets(this.#shared);
      const task: WorkerTask = { calls };
      for (const worker of busy) worker.postMessage(task);
    });
  }

  async close(): Promise<void> {
    this.#fail(new WorkerError('the computation was stopped'));
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #finished(): void {
    if (!this.#pending || --this.#pending.waiting > 0) return;
    const { resolve } = this.#pending;
    this.#pending = null;
    resolve();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#pending?.reject(this.#failure);
    this.#pending = null;
  }
}
