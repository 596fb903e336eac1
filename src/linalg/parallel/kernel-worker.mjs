// A thread of the kernel pool: runs calls from the list that it gets until all are taken, and then replies. It is plain
// JavaScript, so that a checkout starts it as fast as a package, without compiling anything.
import { parentPort, workerData } from 'node:worker_threads';

/** @type {import('./worker-protocol.ts').WorkerSetup} */
const { module, memory } = workerData;
const kernels = new globalThis.WebAssembly.Instance(module, { env: { memory } }).exports;
const tickets = new Int32Array(memory.buffer, 0, 1);

/** Claims the next call for this thread; returns its index. */
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
