import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import type { OpenOptions } from '../../src/database/open.ts';
import { startContainer } from './database-container.ts';
import './database-source.ts';
import { createDatabase, dropDatabase, withDatabase } from './server-databases.ts';

/**
 * Once a run of the integration tests: chooses the database they use, prepares a migrated template that
 * each test file gets a copy of, and says which it was. Returns the cleaning up.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'reelgraph-test-'));
  const cleanUp: (() => Promise<unknown>)[] = [() => rm(directory, { recursive: true, force: true })];
  const undo = async (): Promise<void> => {
    for (const step of cleanUp.reverse()) await step();
  };

  try {
    let url = process.env.TEST_DATABASE_URL;
    let origin = 'the server of TEST_DATABASE_URL';
    if (!url) {
      const container = await startContainer();
      if (container) {
        cleanUp.push(() => container.stop());
        ({ url } = container);
        origin = `a container of ${container.image}`;
      }
    }

    if (url) {
      const template = `reelgraph_template_${randomBytes(6).toString('hex')}`;
      const server = url;
      await createDatabase(server, template);
      cleanUp.push(() => dropDatabase(server, template));
      const version = await prepare({ url: withDatabase(server, template), dataDirectory: directory });
      console.log(`Integration tests use ${origin}: ${version}`);
      project.provide('testDatabase', { kind: 'server', url: server, template, directory });
    } else {
      const template = join(directory, 'template');
      const version = await prepare({ dataDirectory: template });
      console.log(`Integration tests use the embedded database: ${version}`);
      project.provide('testDatabase', { kind: 'embedded', template, directory });
    }
  } catch (error) {
    await undo();
    throw error;
  }
  return undo;
}

/** Migrates a new database; returns its versions. */
async function prepare(options: OpenOptions): Promise<string> {
  const database = await openDatabase(options);
  try {
    await migrate(database);
    const { rows } = await database.pool.query<{ versions: string }>(`
      SELECT 'PostgreSQL ' || current_setting('server_version') || ', pgvector ' || extversion AS versions
      FROM pg_extension WHERE extname = 'vector'`);
    return rows[0]!.versions;
  } finally {
    await database.close();
  }
}
