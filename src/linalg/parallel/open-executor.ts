import { plainKernels } from '../kernels/plain-kernels.ts';
import { inlineExecutor, type Executor } from './executor.ts';

/** Memory of so many bytes with the kernels over it. */
export function openExecutor(bytes: number): Promise<Executor> {
  const memory = new ArrayBuffer(Math.ceil(bytes / 8) * 8);
  return Promise.resolve(inlineExecutor(plainKernels(memory), memory));
}
