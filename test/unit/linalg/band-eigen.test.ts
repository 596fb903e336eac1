import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { bandMatrix, bandNorm, type BandMatrix } from '../../../src/linalg/band-matrix.ts';
import { bandWorkBytes, type Kernels } from '../../../src/linalg/kernels/kernels.ts';
import { plainKernels } from '../../../src/linalg/kernels/plain-kernels.ts';
import { kernelMemory, kernelModule, wasmKernels } from '../../../src/linalg/kernels/wasm-kernels.ts';
import { randomSource } from '../../../src/linalg/random.ts';
import { clusterRanges } from '../../../src/linalg/ranges.ts';

const KERNELS: readonly [string, (memory: WebAssembly.Memory) => Kernels][] = [
  ['WebAssembly', (memory) => wasmKernels(kernelModule(), memory)],
  ['plain', (memory) => plainKernels(memory.buffer)],
];

function randomBand(size: number, width: number): BandMatrix {
  const random = randomSource(size, width);
  const band = bandMatrix(size, width);
  for (let d = 0; d <= width; d++) {
    for (let i = 0; i + d < size; i++) band.data[d * size + i] = random.normal() * (d === 0 ? 3 : 1);
  }
  return band;
}

function entry({ size, width, data }: BandMatrix, i: number, j: number): number {
  const d = Math.abs(i - j);
  return d > width ? 0 : data[d * size + Math.min(i, j)]!;
}

/** Eigenvalues, and vectors of the greatest `count`, by kernels. */
function solve(make: (memory: WebAssembly.Memory) => Kernels, band: BandMatrix, count: number) {
  const { size, width, data } = band;
  const align = (bytes: number): number => Math.ceil(bytes / 64) * 64;
  const values = 0x10000 + align(data.byteLength);
  const vectors = values + align(size * 8);
  const work = vectors + align(count * size * 8);
  const memory = kernelMemory(work + bandWorkBytes(size, width) + 64);
  const doubles = new Float64Array(memory.buffer);
  doubles.set(data, 0x10000 / 8);
  const kernels = make(memory);
  kernels.bandEigenvalues(0x10000, size, width, values, work);
  const all = doubles
    .slice(values / 8, values / 8 + size)
    .sort()
    .reverse();
  doubles.set(all, values / 8);
  const norm = bandNorm(band);
  for (const [first, last] of clusterRanges(all.subarray(0, count), 1e-7 * norm, 3)) {
    kernels.bandEigenvectors(0x10000, size, width, values, first, last, norm, vectors, work);
  }
  return { values: all, vectors: doubles.slice(vectors / 8, vectors / 8 + count * size) };
}

function expectEigenpairs(
  band: BandMatrix,
  values: Float64Array,
  vectors: Float64Array,
  count: number,
): void {
  const { size, width } = band;
  let [residual, skew] = [0, 0];
  for (let k = 0; k < count; k++) {
    const vector = vectors.subarray(k * size, (k + 1) * size);
    for (let i = 0; i < size; i++) {
      let sum = -values[k]! * vector[i]!;
      for (let j = Math.max(0, i - width); j <= Math.min(size - 1, i + width); j++) {
        sum += entry(band, i, j) * vector[j]!;
      }
      residual = Math.max(residual, Math.abs(sum));
    }
    for (let l = 0; l <= k; l++) {
      let dot = k === l ? -1 : 0;
      for (let i = 0; i < size; i++) dot += vector[i]! * vectors[l * size + i]!;
      skew = Math.max(skew, Math.abs(dot));
    }
  }
  expect(residual).toBeLessThan(1e-11 * bandNorm(band));
  expect(skew).toBeLessThan(1e-9);
}

describe.each(KERNELS)('the %s eigensolver of band matrices', (_, make) => {
  it.each([
    [1, 0],
    [1, 16],
    [5, 1],
    [5, 2],
    [7, 16],
    [40, 16],
    [90, 3],
  ])('agrees with the dense one (size %i, width %i)', (size, width) => {
    const band = randomBand(size, width);
    const { values, vectors } = solve(make, band, size);
    const dense = Matrix.zeros(size, size);
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) dense.set(i, j, entry(band, i, j));
    const exact = new EigenvalueDecomposition(dense, { assumeSymmetric: true }).realEigenvalues;
    exact
      .sort((a, b) => b - a)
      .forEach((value, i) => {
        expect(values[i]).toBeCloseTo(value, 10);
      });
    expectEigenpairs(band, values, vectors, size);
  });

  it('separates equal eigenvalues', () => {
    const band = bandMatrix(60, 16);
    for (let i = 0; i < 60; i++) band.data[i] = 2 - (i % 3);
    const { values, vectors } = solve(make, band, 60);
    expect([values[0], values[19], values[20], values[59]]).toEqual([2, 2, 1, 0]);
    expectEigenpairs(band, values, vectors, 60);
  });
});

it('solves the size that training makes, 500 vectors of 1,408', () => {
  const band = randomBand(1408, 16);
  const { values, vectors } = solve(KERNELS[0]![1], band, 500);
  expectEigenpairs(band, values, vectors, 500);
});
