import { InsufficientMemoryError } from '../errors.ts';
import { KERNELS_WASM } from './kernels.generated.ts';
import type { Kernels } from './kernels.ts';

const PAGE = 65_536;
const MAX_PAGES = 65_536;

/** The most memory that WebAssembly can have, since addresses have 32 bits. */
export const MAX_SHARED_BYTES = MAX_PAGES * PAGE;

let compiled: WebAssembly.Module | undefined;

/** The kernels, compiled once per process. The module can be passed to other threads. */
export function kernelModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Buffer.from(KERNELS_WASM, 'base64'));
  return compiled;
}

/** The kernels over a memory made by kernelMemory. */
export function wasmKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}

/**
 * A memory of at least `bytes` bytes that threads can share. The system provides pages when they are first touched.
 * Throws InsufficientMemoryError if that is more than WebAssembly (4 GiB) or the system allows.
 */
export function kernelMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MAX_PAGES) {
    throw new InsufficientMemoryError(bytes, 'more than the 4 GiB that WebAssembly can address');
  }
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch (error) {
    throw new InsufficientMemoryError(bytes, 'more than the system gives', { cause: error });
  }
}
