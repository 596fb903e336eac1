import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { nativeServersAreBuilt, NativeServer } from '../../../scripts/faults/native-server.ts';
import { examine, examineDatabase } from '../../../src/cli/doctor/examine.ts';
import type { Finding } from '../../../src/cli/doctor/finding.ts';
import { readSettings } from '../../../src/cli/settings.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { publishSyntheticModel, syntheticMovies } from '../recommend/synthetic-model.ts';

const run = promisify(execFile);
const source = inject('testDatabase');
const MOVIES = 1_700;

let database: TestDatabase;
let modelId: number;
let untouched: readonly Finding[];

beforeAll(async () => {
  database = await openTestDatabase();
  modelId = await publishSyntheticModel(database, syntheticMovies(MOVIES, 16, 5), 16, { graph: true });
  await database.pool.query(`UPDATE movie SET updated_at = now() - interval '1 day'`);
  await database.pool.query('ANALYZE');
  untouched = await doctor();
});
afterAll(() => database.close());

function settings() {
  const { url = '', dataDirectory } = database.options;
  return readSettings({ DATABASE_URL: url, REELGRAPH_DATA_DIR: dataDirectory });
}

function doctor(): Promise<Finding[]> {
  return examineDatabase(database, settings());
}

/** What is said of one subject. */
function about(findings: readonly Finding[], subject: string): Finding | undefined {
  return findings.find((finding) => finding.subject === subject);
}

/** In this order, since what is dropped stays away. */
describe('doctor finds what was planted, which was not there before:', () => {
  test.each<{
    name: string;
    plant: () => string;
    subject: string;
    verdict: string;
    found: RegExp;
    remedy: RegExp;
  }>([
    {
      name: 'a stale model',
      plant: () => 'UPDATE movie SET updated_at = now() WHERE id % 5 = 0',
      subject: 'model',
      verdict: 'advice',
      found: /of 1[,.\s]?700 movies are new or changed/,
      remedy: /train/,
    },
    {
      name: 'missing statistics',
      plant: () => `DELETE FROM pg_statistic WHERE starelid = 'model_vector_${modelId}'::regclass`,
      subject: 'statistics',
      verdict: 'advice',
      found: /model_vector_/,
      remedy: /ANALYZE/,
    },
    {
      name: 'wrong dimensions',
      plant: () => `UPDATE model SET dimensions = 20 WHERE id = ${modelId}`,
      subject: 'vectors',
      verdict: 'fault',
      found: /16 dimensions are stored, the model has 20/,
      remedy: /train/,
    },
    {
      name: 'a graph whose build was interrupted',
      plant: () =>
        `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'model_vector_${modelId}_embedding_idx'::regclass`,
      subject: 'graph',
      verdict: 'fault',
      found: /interrupted/,
      remedy: /reindex --graph/,
    },
    {
      name: 'a missing index of a table',
      plant: () => 'DROP INDEX movie_year_idx',
      subject: 'indexes of the tables',
      verdict: 'fault',
      found: /missing: movie_year_idx/,
      remedy: /drizzle/,
    },
    {
      name: 'an old pgvector',
      plant: () => `UPDATE pg_extension SET extversion = '0.7.4' WHERE extname = 'vector'`,
      subject: 'pgvector',
      verdict: 'fault',
      found: /0\.7\.4: reelgraph needs 0\.8/,
      remedy: /ALTER EXTENSION vector UPDATE/,
    },
    {
      name: 'a missing pg_trgm',
      plant: () => 'DROP EXTENSION pg_trgm CASCADE',
      subject: 'pg_trgm',
      verdict: 'fault',
      found: /missing/,
      remedy: /CREATE EXTENSION pg_trgm/,
    },
    {
      name: 'a missing pgvector',
      plant: () => 'DROP EXTENSION vector CASCADE',
      subject: 'pgvector',
      verdict: 'fault',
      found: /missing/,
      remedy: /CREATE EXTENSION vector/,
    },
  ])('$name', async ({ plant, subject, verdict, found, remedy }) => {
    expect(about(untouched, subject)?.found).not.toMatch(found);
    await database.pool.query(plant());
    const finding = about(await doctor(), subject);
    expect(finding).toMatchObject({ verdict, found: expect.stringMatching(found) as string });
    expect(finding?.remedy).toMatch(remedy);
  });
});

describe.skipIf(source.kind === 'embedded')('on a server, doctor finds', () => {
  const set = (name: string, value: string): Promise<unknown> =>
    database.pool.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET ${name} = ${value}', current_database()); END $$`,
    );

  test('a tiny maintenance_work_mem', async () => {
    // As many as get a graph.
    await database.pool.query(
      `UPDATE pg_class SET reltuples = 20000 WHERE relname = 'model_vector_${modelId}'`,
    );
    expect(about(untouched, 'memory for the index')?.verdict).toBe('good');
    await set('maintenance_work_mem', '1024');
    const finding = about(await examine(settings()), 'memory for the index');
    expect(finding).toMatchObject({ verdict: 'advice', found: expect.stringContaining('1 MB') as string });
    expect(finding?.remedy).toContain('ALTER SYSTEM SET maintenance_work_mem');
  });

  test('a role that may only read', async () => {
    expect(about(untouched, 'role')?.verdict).toBe('good');
    await set('default_transaction_read_only', 'on');
    const finding = about(await examine(settings()), 'role');
    expect(finding).toMatchObject({
      verdict: 'advice',
      found: expect.stringContaining('may only read') as string,
    });
  });

  test('an address that nothing answers, without its password', async () => {
    const [finding, ...more] = await examine(
      readSettings({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/movies' }),
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ verdict: 'fault', subject: 'connection' });
    expect(JSON.stringify(finding)).not.toContain('secret');
  });
});

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(source.kind === 'embedded' || !mayMount || !nativeServersAreBuilt())(
  'with a file system of its own for a server (as root on Linux, where a native PostgreSQL is built), doctor finds',
  () => {
    let directory: string;
    let server: NativeServer;
    let mounted = false;

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'reelgraph-disk-'));
      await chmod(directory, 0o755);
      await mkdir(join(directory, 'disk'));
      await run('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=755', 'tmpfs', join(directory, 'disk')]);
      mounted = true;
      server = new NativeServer(join(directory, 'disk', 'server'));
    });
    afterAll(async () => {
      await server.delete();
      if (mounted) await run('umount', [join(directory, 'disk')]);
      await rm(directory, { recursive: true, force: true });
    });

    test('a disk that is full soon', async () => {
      const withServer = readSettings({ DATABASE_URL: await server.start() });
      expect(about(await examine(withServer), 'disk')?.verdict).toBe('good');
      const { bavail, blocks, bsize } = await statfs(join(directory, 'disk'));
      await writeFile(
        join(directory, 'disk', 'other'),
        Buffer.alloc(Math.floor(bsize * (bavail - 0.05 * blocks))),
      );
      const finding = about(await examine(withServer), 'disk');
      expect(finding).toMatchObject({
        verdict: 'advice',
        found: expect.stringContaining('soon be full') as string,
      });
      expect(finding?.remedy).toContain('Enlarge the disk');
    });
  },
);
