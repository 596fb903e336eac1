import { afterEach, describe, expect, it } from 'vitest';
import { InsufficientMemoryError, WorkerError } from '../../../src/linalg/errors.ts';
import { kernelMemory } from '../../../src/linalg/kernels/wasm-kernels.ts';
import type { KernelCall } from '../../../src/linalg/kernels/kernels.ts';
import { KernelPool } from '../../../src/linalg/parallel/kernel-pool.ts';
import { openExecutor } from '../../../src/linalg/parallel/open-executor.ts';
import { projectRows } from '../../../src/linalg/projection.ts';
import { explainTrainingFailure } from '../../../src/model/explain-failure.ts';
import { truncatedSvd } from '../../../src/linalg/truncated-svd.ts';
import { randomMatrix } from './matrices.ts';

let pool: KernelPool | undefined;
afterEach(() => pool?.close());

/** Copies 16 floats at `from` to the two halves at `to`. */
const copy = (from: number, to: number): KernelCall => ['splitPanel', from, to, 64, 0, 1];

describe('a pool of threads', () => {
  it('runs every call once, more calls than threads', async () => {
    const memory = kernelMemory(1 << 20);
    pool = new KernelPool(memory, 3);
    const floats = new Float32Array(memory.buffer);
    for (let i = 0; i < 50; i++) floats[(0x10000 + i * 64) / 4] = i + 1;
    await pool.run(Array.from({ length: 50 }, (_, i) => copy(0x10000 + i * 64, 0x20000 + i * 128)));
    for (let i = 0; i < 50; i++) expect(floats[(0x20000 + i * 128) / 4]).toBe(i + 1);
    await pool.run([]);
  });

  it('rejects when a kernel reads past the memory, and ever after', async () => {
    pool = new KernelPool(kernelMemory(1 << 20), 2);
    await expect(pool.run([copy(0x7fff0000, 0x10000)])).rejects.toThrow(/a kernel failed: .*out of bounds/);
    await expect(pool.run([copy(0x10000, 0x20000)])).rejects.toThrow(WorkerError);
  });

  it('rejects when a thread runs out of memory, in words for whoever trains', async () => {
    pool = new KernelPool(kernelMemory(1 << 20), 2, { maxOldGenerationSizeMb: 4 });
    const failure = await pool
      .run([copy(0x10000, 0x20000), copy(0x10000, 0x20000)])
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WorkerError);
    expect(failure).toMatchObject({ cause: { code: 'ERR_WORKER_OUT_OF_MEMORY' } });
    expect(explainTrainingFailure(failure)).toMatchObject({
      name: 'TrainingError',
      message: expect.stringMatching(/want of memory .*The active model is untouched/) as string,
    });
  });

  it('rejects a second run while one is under way, and what is under way when it is closed', async () => {
    pool = new KernelPool(kernelMemory(1 << 20), 1);
    const first = pool.run([copy(0x10000, 0x20000)]);
    await expect(pool.run([copy(0x10000, 0x20000)])).rejects.toThrow('busy with another run');
    await Promise.all([expect(first).rejects.toThrow('the computation was stopped'), pool.close()]);
  });

  it('is refused with the figure when the memory cannot be had', () => {
    expect(() => openExecutor({ bytes: 5 * 2 ** 30, operations: 1, threads: 1 })).toThrow(
      InsufficientMemoryError,
    );
    expect(() => openExecutor({ bytes: 5 * 2 ** 30, operations: 1, threads: 1 })).toThrow('needs 5120 MiB');
    expect(() => openExecutor({ bytes: 100, operations: 1, threads: 0 })).toThrow('threads must be');
  });
});

describe('the result', () => {
  const matrix = randomMatrix(400, 300, 0.05, 3);

  it('of an SVD is the same to the last bit on any number of threads', async () => {
    const inline = await truncatedSvd(matrix, { rank: 20, seed: 3 });
    for (const threads of [1, 3]) {
      expect(await truncatedSvd(matrix, { rank: 20, seed: 3, threads })).toEqual(inline);
    }
  });

  it('of a projection is the same to the last bit on any number of threads', async () => {
    const components = await truncatedSvd(matrix, { rank: 20, seed: 3 });
    const results: number[][] = [];
    for (const threads of [undefined, 1, 3]) {
      const numbers: number[] = [];
      const options = threads === undefined ? {} : { threads };
      for await (const block of projectRows(matrix, components, { blockRows: 90, unit: true, ...options })) {
        numbers.push(...block.vectors, ...block.norms);
      }
      results.push(numbers);
    }
    for (const result of results) expect(result).toEqual(results[0]);
  });

  it('is not waited for when the reader stops early', async () => {
    const components = await truncatedSvd(matrix, { rank: 20, seed: 3 });
    for await (const block of projectRows(matrix, components, { blockRows: 10, threads: 2 })) {
      expect(block.rows).toBe(10);
      break;
    }
  });
});
