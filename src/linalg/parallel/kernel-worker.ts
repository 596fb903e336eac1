import { workerData, parentPort } from 'node:worker_threads';
import { callKernel } from '../kernels/kernels.ts';
import { wasmKernels } from '../kernels/wasm-kernels.ts';
import { takeTicket, type WorkerReply, type WorkerSetup, type WorkerTask } from './worker-protocol.ts';

/** A thread of the kernel pool: runs calls of the list it is sent until all are taken, and says so. */
const { module, memory } = workerData as WorkerSetup;
const kernels = wasmKernels(module, memory);

parentPort?.on('message', ({ calls }: WorkerTask) => {
  const reply: WorkerReply = { error: null };
  try {
    for (let i = takeTicket(memory); i < calls.length; i = takeTicket(memory)) callKernel(kernels, calls[i]!);
  } catch (error) {
    reply.error = error instanceof Error ? error.message : String(error);
  }
  parentPort?.postMessage(reply);
});
