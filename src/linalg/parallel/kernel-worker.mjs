// A thread of the kernel pool: runs calls of the list it is sent until all are taken, and says so. In plain JavaScript,
// so that a checkout starts it as quickly as a package does: nothing is to be compiled.
import { parentPort, workerData } from 'node:worker_threads';

/** @type {import('./worker-protocol.ts').WorkerSetup} */
const { module, memory } = workerData;
const kernels = new globalThis.WebAssembly.Instance(module, { env: { memory } }).exports;
const tickets = new Int32Array(memory.buffer, 0, 1);

/** The index of a call that is now this thread's. */
const takeTicket = () => Atomics.add(tickets, 0, 1);

parentPort?.on('message', (/** @type {import('./worker-protocol.ts').WorkerTask} */ { calls }) => {
  /** @type {import('./worker-protocol.ts').WorkerReply} */
  const reply = { error: null };
  try {
    for (let i = takeTicket(); i < calls.length; i = takeTicket()) {
      const [name, ...values] = calls[i];
      kernels[name](...values);
    }
  } catch (error) {
    reply.error = error instanceof Error ? error.message : String(error);
  }
  parentPort?.postMessage(reply);
});
