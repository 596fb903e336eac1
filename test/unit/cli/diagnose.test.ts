import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/cli/doctor/diagnose.ts';
import type { Facts, ModelFacts } from '../../../src/cli/doctor/facts.ts';

const model: ModelFacts = {
  id: 3,
  dimensions: 500,
  vectors: 19_000,
  storedDimensions: 500,
  index: 'valid',
  indexBytes: 5e7,
  analyzed: true,
};

const healthy: Facts = {
  kind: 'server',
  serverVersion: '17.5',
  pgvectorVersion: '0.8.4',
  trigramVersion: '1.6',
  databaseBytes: 1e9,
  maintenanceMemoryBytes: 2 ** 30,
  sharedBuffersBytes: 2 ** 30,
  writable: true,
  movies: 84_000,
  moviesSinceTraining: 10,
  model,
  unfinishedModels: [],
};

function complaints(facts: Partial<Facts>): string[] {
  return diagnose({ ...healthy, ...facts })
    .filter(({ verdict }) => verdict !== 'good')
    .map(({ verdict, subject }) => `${verdict}: ${subject}`);
}

describe('doctor', () => {
  test('has nothing to say about a healthy installation', () => {
    expect(complaints({})).toEqual([]);
  });

  test.each<[string, Partial<Facts>, string]>([
    ['a missing pgvector', { pgvectorVersion: null }, 'fault: pgvector'],
    ['an old pgvector', { pgvectorVersion: '0.8.0' }, 'advice: pgvector'],
    ['a missing pg_trgm', { trigramVersion: null }, 'fault: pg_trgm'],
    ['a role that may only read', { writable: false }, 'advice: role'],
    ['an empty catalogue', { movies: 0, moviesSinceTraining: 0 }, 'fault: catalogue'],
    ['more movies than the embedded database is for', { kind: 'embedded' }, 'advice: catalogue'],
    ['no model', { model: null }, 'fault: model'],
    ['a model older than many movies', { moviesSinceTraining: 20_000 }, 'advice: model'],
    ['a vector table that is gone', { model: { ...model, vectors: null } }, 'fault: vectors'],
    ['vectors of other dimensions', { model: { ...model, storedDimensions: 300 } }, 'fault: vectors'],
    ['an index that is missing', { model: { ...model, index: 'missing' } }, 'fault: index'],
    ['an index that was not finished', { model: { ...model, index: 'invalid' } }, 'fault: index'],
    ['missing statistics', { model: { ...model, analyzed: false } }, 'advice: statistics'],
    ['a small maintenance_work_mem', { maintenanceMemoryBytes: 2 ** 20 }, 'advice: memory for the index'],
    ['trainings that were killed', { unfinishedModels: [4] }, 'advice: remains'],
  ])('finds %s', (_fault, facts, complaint) => {
    expect(complaints(facts)).toEqual([complaint]);
  });

  test('misses no index where few vectors need none', () => {
    expect(complaints({ model: { ...model, vectors: 5_000, index: 'missing' } })).toEqual([]);
  });

  test('says what to do about everything that it finds', () => {
    const findings = diagnose({ ...healthy, pgvectorVersion: null, movies: 0, model: null, writable: false });
    for (const { verdict, remedy } of findings) expect(remedy === null).toBe(verdict === 'good');
  });
});
