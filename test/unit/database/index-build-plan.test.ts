import { expect, test } from 'vitest';
import { planIndexBuild } from '../../../src/database/index-build-plan.ts';

const SERVER = {
  pgvector: '0.8.4',
  vectors: 1_000_000,
  dimensions: 500,
  memoryKb: 64 << 10,
  sharedBuffersKb: 4 << 20,
  maintenanceWorkers: 2,
  parallelWorkers: 8,
};

test('a graph that fits in memory gets it; one that does not, as much as the operator gives to buffers', () => {
  expect(planIndexBuild(SERVER).memoryKb).toBeCloseTo(2.54e6, -5);
  expect(planIndexBuild({ ...SERVER, sharedBuffersKb: 128 << 10 }).memoryKb).toBe(128 << 10);
});

test('memory is never less than the setting', () => {
  expect(planIndexBuild({ ...SERVER, vectors: 10 }).memoryKb).toBe(64 << 10);
  expect(planIndexBuild({ ...SERVER, memoryKb: 8 << 20 }).memoryKb).toBe(8 << 20);
});

test.each([
  ['0.8.0', 2, 0],
  ['0.8.1', 2, 0],
  ['0.8.2', 2, 4],
  ['0.9.0', 6, 6],
  ['1.0.0', 2, 4],
  ['0.8.4', 0, 0],
])('pgvector %s and %i workers for maintenance: %i workers', (pgvector, maintenanceWorkers, workers) => {
  expect(planIndexBuild({ ...SERVER, pgvector, maintenanceWorkers }).workers).toBe(workers);
});
