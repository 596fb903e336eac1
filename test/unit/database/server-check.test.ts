import { expect, test } from 'vitest';
import { explainConnectionError, serverFault, type ServerState } from '../../../src/database/server-check.ts';

const ADDRESS = { host: 'db.example:5432', database: 'movies' };

test.each([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOTFOUND', 'no host has that name'],
  ['28P01', 'the password is wrong'],
  ['3D000', 'CREATE DATABASE "movies"'],
  ['XX000', 'as the server said it'],
])('an error %s of connecting says what to do', (code, advice) => {
  const error = Object.assign(new Error('as the server said it'), { code });
  expect(explainConnectionError(error, ADDRESS).message).toContain(advice);
  expect(explainConnectionError(new AggregateError([error]), ADDRESS).message).toContain(advice);
});

const GOOD: ServerState = {
  version: 150004,
  shownVersion: '15.4',
  pgvector: '0.8.0',
  installedPgvector: null,
  trigram: '1.6',
};

test.each<[Partial<ServerState>, string | null]>([
  [{}, null],
  [{ version: 180001, pgvector: '0.10.0', installedPgvector: '0.8.4' }, null],
  [{ version: 140011, shownVersion: '14.11' }, 'is PostgreSQL 14.11; reelgraph needs 15 or later'],
  [{ pgvector: null }, 'postgresql-15-pgvector'],
  [{ trigram: null }, 'postgresql-contrib'],
  [{ pgvector: '0.7.4' }, 'has pgvector 0.7.4; reelgraph needs 0.8 or later. Install a newer pgvector'],
  [{ pgvector: '0.8.1', installedPgvector: '0.7.4' }, 'The server has a newer one; then run'],
  [{ pgvector: '0.7.4', installedPgvector: '0.7.4' }, 'Install a newer pgvector on the server; then run'],
])('a server with %o', (state, fault) => {
  const found = serverFault({ ...GOOD, ...state }, ADDRESS);
  if (fault === null) expect(found).toBeNull();
  else expect(found).toContain(fault);
});
