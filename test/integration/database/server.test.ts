import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { migrate } from '../../../src/database/migrate.ts';
import { openDatabase } from '../../../src/database/open.ts';
import { createDatabase, dropDatabase, withDatabase } from '../../support/server-databases.ts';

const source = inject('testDatabase');
const open = (url: string) => openDatabase({ url, dataDirectory: source.directory });

test('an address that nothing answers is an error that says so, without the password', async () => {
  const error = await open('postgres://user:secret@127.0.0.1:1/movies').catch((thrown: unknown) => thrown);
  expect(String(error)).toContain(
    'Cannot connect to database "movies" at 127.0.0.1:1: nothing listens there',
  );
  expect(String(error)).not.toContain('secret');
});

test('opening can be given up', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(openDatabase({ dataDirectory: source.directory, signal })).rejects.toThrow('enough');
});

describe.skipIf(source.kind === 'embedded')('on a server', () => {
  const url = source.kind === 'server' ? source.url : '';
  const name = `reelgraph_test_${randomBytes(6).toString('hex')}`;
  const visitor = `visitor_${randomBytes(6).toString('hex')}`;

  const asOwner = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: withDatabase(url, name) });
    await client.connect();
    await client.query(sql);
    await client.end();
  };

  beforeAll(async () => {
    await createDatabase(url, name);
    await asOwner(`CREATE ROLE ${visitor} LOGIN PASSWORD 'visitor'`);
  });
  afterAll(async () => {
    await dropDatabase(url, name);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`DROP ROLE ${visitor}`);
    await client.end();
  });

  const visitorUrl = (password: string): string => {
    const address = new URL(withDatabase(url, name));
    address.username = visitor;
    address.password = password;
    return address.href;
  };

  test('a wrong password and a missing database are told apart', async () => {
    await expect(open(visitorUrl('wrong'))).rejects.toThrow('the password is wrong');
    await expect(open(withDatabase(url, 'no_such_database'))).rejects.toThrow(
      'CREATE DATABASE "no_such_database"',
    );
  });

  test('a user who may not set the database up learns what a superuser has to run', async () => {
    const database = await open(visitorUrl('visitor'));
    await expect(migrate(database)).rejects.toThrow('CREATE EXTENSION vector');
    await database.close();
  });

  test('once a superuser made the extensions, such a user can set it up', async () => {
    await asOwner('CREATE EXTENSION vector; CREATE EXTENSION pg_trgm');
    await asOwner(
      `GRANT CREATE ON SCHEMA public TO ${visitor}; GRANT CREATE ON DATABASE ${name} TO ${visitor}`,
    );
    const database = await open(visitorUrl('visitor'));
    expect(await migrate(database)).toBeGreaterThan(0);
    const { rows } = await database.pool.query(`SELECT '[1,2]'::vector AS vector`);
    expect(rows).toEqual([{ vector: Float32Array.from([1, 2]) }]);
    await database.close();
  });

  test('a server that ends its connections is found again', async () => {
    const database = await open(withDatabase(url, name));
    await database.pool.query('SELECT 1');
    await database.pool.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
    expect((await database.pool.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
    await database.close();
  });
});
