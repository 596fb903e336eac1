import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/cli/doctor/diagnose.ts';
import type { DiskFacts } from '../../../src/cli/doctor/disk-facts.ts';
import type { Facts } from '../../../src/cli/doctor/facts.ts';
import type { Finding } from '../../../src/cli/doctor/finding.ts';
import type { ModelFacts } from '../../../src/cli/doctor/model-facts.ts';
import type { ReplicaFacts } from '../../../src/cli/doctor/replica-facts.ts';
import { sqlObject } from '../../../src/database/sql-objects.ts';

const model: ModelFacts = {
  id: 3,
  dimensions: 500,
  vectors: 19_000,
  storedDimensions: 500,
  graph: 'valid',
  graphBytes: 5e7,
  firstPass: true,
  totalBytes: 1e8,
  analyzed: true,
};

const contents = {
  writable: true,
  unreadable: [],
  movies: 84_000,
  moviesSinceTraining: 10,
  missingIndexes: [],
  unanalyzed: [],
  model,
  unfinishedModels: [],
} satisfies Facts['contents'];

const healthy: Facts = {
  kind: 'server',
  serverVersion: '17.5',
  serverVersionNumber: 170_005,
  encoding: 'UTF8',
  pgvectorVersion: '0.8.4',
  offeredPgvector: '0.8.4',
  mayCreateExtensions: true,
  trigramVersion: '1.6',
  databaseBytes: 1e9,
  maintenanceMemoryBytes: 2 ** 30,
  sharedBuffersBytes: 2 ** 30,
  schema: { migrations: 0, objects: { newer: false, outdated: [] } },
  contents,
};

const disk: DiskFacts = { freeBytes: 5e11, totalBytes: 1e12 };
const replica: ReplicaFacts = { host: 'two:5432', failure: null, standby: true, behindBytes: 0, modelId: 3 };

interface Changes {
  readonly facts?: Partial<Facts>;
  readonly contents?: Partial<NonNullable<Facts['contents']>>;
  readonly disk?: DiskFacts | null;
  readonly replica?: Partial<ReplicaFacts>;
}

function findings(changes: Changes): Finding[] {
  const facts = { ...healthy, contents: { ...contents, ...changes.contents }, ...changes.facts };
  const replicas = [{ ...replica, ...changes.replica }];
  return diagnose(facts, changes.disk === undefined ? disk : changes.disk, replicas);
}

function complaints(changes: Changes): string[] {
  return findings(changes)
    .filter(({ verdict }) => verdict !== 'good')
    .map(({ verdict, subject }) => `${verdict}: ${subject}`);
}

describe('doctor', () => {
  test('has nothing to say about a healthy installation', () => {
    expect(complaints({})).toEqual([]);
    // Never "ok" of what it cannot see.
    expect(complaints({ disk: null })).toEqual(['unknown: disk']);
  });

  test.each<[string, Changes, string]>([
    ['a missing pgvector', { facts: { pgvectorVersion: null } }, 'fault: pgvector'],
    ['a pgvector that is too old', { facts: { pgvectorVersion: '0.7.4' } }, 'fault: pgvector'],
    ['a pgvector with known faults', { facts: { pgvectorVersion: '0.8.0' } }, 'advice: pgvector'],
    ['a database that is not UTF-8', { facts: { encoding: 'LATIN1' } }, 'fault: encoding'],
    ['a missing pg_trgm', { facts: { trigramVersion: null } }, 'fault: pg_trgm'],
    [
      'a database without tables',
      {
        facts: { contents: null, pgvectorVersion: null, trigramVersion: null },
        replica: { modelId: null },
      },
      'fault: tables',
    ],
    [
      'tables of an older version',
      { facts: { schema: { ...healthy.schema, migrations: 1 } } },
      'fault: tables',
    ],
    [
      'functions of an older version',
      { facts: { schema: { migrations: 0, objects: { newer: false, outdated: [sqlObject('a', '')] } } } },
      'fault: functions and views',
    ],
    [
      'functions of a newer version',
      { facts: { schema: { migrations: 0, objects: { newer: true, outdated: [] } } } },
      'advice: functions and views',
    ],
    ['a role that may only read', { contents: { writable: false } }, 'advice: role'],
    ['an empty catalogue', { contents: { movies: 0, moviesSinceTraining: 0 } }, 'fault: catalogue'],
    ['more movies than the embedded database is for', { facts: { kind: 'embedded' } }, 'advice: catalogue'],
    [
      'a missing index of a table',
      { contents: { missingIndexes: ['movie_year_idx'] } },
      'fault: indexes of the tables',
    ],
    ['no model', { contents: { model: null }, replica: { modelId: null } }, 'fault: model'],
    ['a model older than many movies', { contents: { moviesSinceTraining: 20_000 } }, 'advice: model'],
    ['a vector table that is gone', { contents: { model: { ...model, vectors: null } } }, 'fault: vectors'],
    [
      'vectors of other dimensions',
      { contents: { model: { ...model, storedDimensions: 300 } } },
      'fault: vectors',
    ],
    ['a graph that is missing', { contents: { model: { ...model, graph: 'missing' } } }, 'advice: graph'],
    [
      'inverted lists that are missing',
      { contents: { model: { ...model, firstPass: false } } },
      'fault: inverted lists',
    ],
    [
      'a graph that was not finished',
      { contents: { model: { ...model, graph: 'invalid' } } },
      'fault: graph',
    ],
    [
      'missing statistics of vectors',
      { contents: { model: { ...model, analyzed: false } } },
      'advice: statistics',
    ],
    ['missing statistics of movies', { contents: { unanalyzed: ['movie'] } }, 'advice: statistics'],
    [
      'a small maintenance_work_mem',
      { facts: { maintenanceMemoryBytes: 2 ** 20 } },
      'advice: memory for the index',
    ],
    ['trainings that were killed', { contents: { unfinishedModels: [4] } }, 'advice: remains'],
    ['a disk without room for a training', { disk: { freeBytes: 1e8, totalBytes: 1e9 } }, 'fault: disk'],
    ['a disk that is full soon', { disk: { freeBytes: 5e9, totalBytes: 1e12 } }, 'advice: disk'],
    ['a replica that is down', { replica: { failure: 'nothing listens there' } }, 'fault: replica two:5432'],
    ['a replica of nothing', { replica: { standby: false } }, 'fault: replica two:5432'],
    ['a replica that lags', { replica: { behindBytes: 1e6 } }, 'fault: replica two:5432'],
    ['a replica of another model', { replica: { modelId: 2 } }, 'advice: replica two:5432'],
  ])('finds %s', (_fault, changes, complaint) => {
    expect(complaints(changes)).toEqual([complaint]);
  });

  test('misses no graph where few movies need none', () => {
    expect(complaints({ contents: { model: { ...model, vectors: 5_000, graph: 'missing' } } })).toEqual([]);
  });

  test('says what to do about everything that it finds', () => {
    const found = findings({
      facts: { pgvectorVersion: null },
      contents: { movies: 0, model: null, writable: false },
    });
    for (const { verdict, remedy } of found) expect(remedy === null).toBe(verdict === 'good');
  });
});

describe('before there are tables, doctor', () => {
  const about = (facts: Partial<Facts>) =>
    diagnose(
      { ...healthy, contents: null, pgvectorVersion: null, trigramVersion: null, ...facts },
      disk,
    ).find(({ subject }) => subject === 'pgvector');

  test.each<[string, Partial<Facts>, string, RegExp]>([
    ['is content with a pgvector that will be created', {}, 'good', /the server has 0\.8\.4/],
    ['names one that is not installed', { offeredPgvector: null }, 'fault', /postgresql-17-pgvector/],
    ['names one that is too old', { offeredPgvector: '0.7.4' }, 'fault', /needs 0\.8/],
    ['names one that it may not create', { mayCreateExtensions: false }, 'fault', /CREATE EXTENSION vector/],
  ])('%s', (_name, facts, verdict, text) => {
    const finding = about(facts);
    expect(finding?.verdict).toBe(verdict);
    expect(`${finding?.found ?? ''} ${finding?.remedy ?? ''}`).toMatch(text);
  });
});
