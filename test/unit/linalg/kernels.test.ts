import { describe, expect, it } from 'vitest';
import { PANEL, callKernel, type KernelCall, type Kernels } from '../../../src/linalg/kernels/kernels.ts';
import { plainKernels } from '../../../src/linalg/kernels/plain-kernels.ts';
import { kernelMemory, kernelModule, wasmKernels } from '../../../src/linalg/kernels/wasm-kernels.ts';
import { randomSource } from '../../../src/linalg/random.ts';
import { randomMatrix } from './matrices.ts';

const BYTES = 1 << 20;
/** Addresses of three runs of panels and of everything else. */
const [Q, W, OUT, BLOCKS, CSR] = [0x10000, 0x40000, 0x60000, 0x80000, 0xa0000];

/** A kernel over random floats and a sparse matrix, before and after the same calls. */
function run(
  kernels: (memory: WebAssembly.Memory) => Kernels,
  calls: readonly KernelCall[],
  fill?: (floats: Float32Array) => void,
) {
  const memory = kernelMemory(BYTES);
  const random = randomSource(11);
  const floats = new Float32Array(memory.buffer);
  for (let i = 0x10000 / 4; i < CSR / 4; i++) floats[i] = random.normal();
  new Uint32Array(memory.buffer, CSR).set(matrix.offsets);
  new Uint16Array(memory.buffer, CSR + 0x1000).set(matrix.indices);
  floats.set(matrix.values, (CSR + 0x8000) / 4);
  fill?.(floats);
  const callable = kernels(memory);
  for (const call of calls) callKernel(callable, call);
  return floats;
}

const matrix = randomMatrix(61, 83, 0.1, 5);
const sparse = [CSR, CSR + 0x1000, CSR + 0x8000] as const;
const panelBytes = 83 * PANEL * 4;
const plain = (memory: WebAssembly.Memory) => plainKernels(memory.buffer);
const wasm = (memory: WebAssembly.Memory) => wasmKernels(kernelModule(), memory);

const CALLS: readonly KernelCall[] = [
  ['splitPanel', Q, OUT, 0x4000, 3, 83],
  ['sparseGram', ...sparse, 0, 61, 83, Q, OUT],
  ['sparseGram', ...sparse, 17, 17, 83, Q, OUT],
  ['sumHalves', Q, 0x4000, 3, 5, 80, OUT],
  ['panelGram', Q, panelBytes, 4, W, 0, 83, OUT],
  ['panelGram', Q, panelBytes, 1, W, 9, 10, OUT],
  ['panelMultiplyAdd', Q, panelBytes, 4, BLOCKS, 1024, W, 0, 83],
  ['panelMultiplyAdd', Q, panelBytes, 2, BLOCKS, 3072, W, 7, 12],
  ['sparseProject', ...sparse, 0, 61, Q, panelBytes, 3, OUT, 48],
  ['sparseProject', ...sparse, 20, 33, Q, panelBytes, 2, OUT, 64],
  ['sparseScatter', ...sparse, 0, 61, OUT, 48, Q, panelBytes, 3],
  ['sparseScatter', ...sparse, 20, 33, OUT, 64, Q, panelBytes, 2],
  ['packRows', Q, 48, 20, 37, 1, OUT, BLOCKS],
  ['packRows', Q, 16, 20, 3, 0, OUT, BLOCKS],
  ['tileProducts', Q, 0x4000, W, 0x1000, 2, 16, OUT],
  ['tileProducts', Q, 0x8000, BLOCKS, 0x2000, 3, 64, OUT],
  ['addRows', Q, 0x4000, 3, BLOCKS, 20, 37, OUT],
  ['addRows', Q, 0x1000, 1, BLOCKS, 4, 3, OUT],
];

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  let worst = 0;
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs(actual[i]! - expected[i]!) / (1 + Math.abs(expected[i]!));
    if (!(difference <= worst)) worst = difference;
  }
  expect(worst).toBeLessThan(2e-5);
}

describe('the WebAssembly kernel', () => {
  it.each(CALLS.map((call) => [call.join(' '), call] as const))(
    '%s does what its plain twin does',
    (_, call) => {
      const [expected, actual] = [run(plain, [call]), run(wasm, [call])];
      if (call[0] === 'panelGram') {
        const doubles = (floats: Float32Array) => new Float64Array(floats.buffer, OUT, call[3] * 256);
        expectClose(doubles(actual), doubles(expected));
        actual.set(expected.subarray(OUT / 4, OUT / 4 + call[3] * 512), OUT / 4);
      }
      expectClose(actual, expected);
    },
  );

  it('solves a triangle, leaving zero where the pivot is zero', () => {
    const triangle = (floats: Float32Array): void => {
      for (let a = 0; a < PANEL; a++) {
        for (let b = 0; b < PANEL; b++) if (b < a || a === 5) floats[BLOCKS / 4 + a * PANEL + b] = 0;
        if (a !== 5) floats[BLOCKS / 4 + a * PANEL + a]! += 4;
      }
    };
    const call: KernelCall = ['solveTriangular', W, BLOCKS, 2, 80];
    const [expected, actual] = [run(plain, [call], triangle), run(wasm, [call], triangle)];
    expectClose(actual, expected);
    expect(actual[W / 4 + 10 * PANEL + 5]).toBe(0);
  });

  it.each<[string, KernelCall[]]>([
    [
      'sparseProject',
      [
        ['sparseProject', ...sparse, 0, 30, Q, panelBytes, 3, OUT, 48],
        ['sparseProject', ...sparse, 30, 61, Q, panelBytes, 3, OUT + 30 * 48 * 4, 48],
      ],
    ],
    [
      'sparseScatter',
      [
        ['sparseScatter', ...sparse, 0, 30, OUT, 48, Q, panelBytes, 3],
        ['sparseScatter', ...sparse, 30, 61, OUT + 30 * 48 * 4, 48, Q, panelBytes, 3],
      ],
    ],
    [
      'panelMultiplyAdd',
      [
        ['panelMultiplyAdd', Q, panelBytes, 4, BLOCKS, 1024, W, 0, 31],
        ['panelMultiplyAdd', Q, panelBytes, 4, BLOCKS, 1024, W, 31, 83],
      ],
    ],
    [
      'panelGram',
      [
        ['panelGram', Q, panelBytes, 1, W, 0, 83, OUT],
        ['panelGram', Q + panelBytes, panelBytes, 3, W, 0, 83, OUT + 2048],
      ],
    ],
  ])('%s gives the same bits however the work is cut', (name, cut) => {
    const whole = CALLS.find((call) => call[0] === name)!;
    const bytes = (floats: Float32Array) => Buffer.from(floats.buffer);
    expect(bytes(run(wasm, cut)).equals(bytes(run(wasm, [whole])))).toBe(true);
  });
});
