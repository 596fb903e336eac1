import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/open.ts';
import type { OpenOptions } from '../../src/database/open.ts';
import './database-source.ts';
import { openFromPool } from './embedded-pool.ts';
import { createDatabase, dropDatabase, withDatabase } from './server-databases.ts';

/** A migrated database that nobody else uses, closed: for tests that start processes or open it themselves. */
export interface CreatedDatabase {
  readonly options: OpenOptions;
  drop(): Promise<void>;
}

/** Open; `close` also drops it. */
export interface TestDatabase extends Database {
  readonly options: OpenOptions;
}

export async function createTestDatabase(): Promise<CreatedDatabase> {
  const source = inject('testDatabase');
  const dataDirectory = await mkdtemp(join(source.directory, 'data-'));
  if (source.kind === 'embedded') {
    await cp(source.template, dataDirectory, { recursive: true });
    return {
      options: { dataDirectory },
      drop: () => rm(dataDirectory, { recursive: true, force: true }),
    };
  }
  const name = `reelgraph_test_${randomBytes(6).toString('hex')}`;
  await createDatabase(source.url, name, source.template);
  return {
    options: { url: withDatabase(source.url, name), dataDirectory },
    async drop() {
      await dropDatabase(source.url, name);
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

export async function openTestDatabase(
  options: Pick<OpenOptions, 'maxConnections'> = {},
): Promise<TestDatabase> {
  if (inject('testDatabase').kind === 'embedded') {
    const { database, directory } = await openFromPool();
    return { ...database, options: { dataDirectory: directory } };
  }
  const created = await createTestDatabase();
  const database = await openDatabase({ maxConnections: 4, ...options, ...created.options });
  return {
    ...database,
    options: created.options,
    async close() {
      await database.close();
      await created.drop();
    },
  };
}
