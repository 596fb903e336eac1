import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateMovies } from '../../../scripts/catalogue/generate-movies.ts';
import { openDatabase } from '../../../src/database/open.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { asCsv, temporaryFolder, type TemporaryFolder } from '../../support/catalogue-files.ts';
import { createTestDatabase, type CreatedDatabase } from '../../support/database.ts';

const MOVIES = 12_000;
const BATCH = 5000;
const CHILD = fileURLToPath(new URL('ingest-process.ts', import.meta.url));

let created: CreatedDatabase;
let folder: TemporaryFolder;
let file: string;
beforeAll(async () => {
  created = await createTestDatabase();
  folder = await temporaryFolder();
  file = await folder.write('movies.csv', asCsv([...generateMovies({ movies: MOVIES, seed: 8 })]));
});
afterAll(async () => {
  await created.drop();
  await folder.remove();
});

/** Starts loading the file and kills the process, without a chance to clean up, once so many rows were read. */
async function loadAndKill(rows: number): Promise<void> {
  const args = [
    '--import',
    'tsx',
    CHILD,
    JSON.stringify(created.options),
    file,
    join(folder.path, 'rejected'),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  child.stdout.on('data', (output: Buffer) => {
    const done = Math.max(...output.toString().trim().split('\n').map(Number));
    if (done >= rows) child.kill('SIGKILL');
  });
  expect(await exited).toEqual([null, 'SIGKILL']);
}

describe('a load that is killed', () => {
  it('leaves whole batches, with their titles, and the next one completes the job', async () => {
    for (const rows of [1, 9000]) {
      await loadAndKill(rows);
      const database = await openDatabase(created.options);
      const { rows: counts } = await database.pool.query<{ movies: number; titled: number }>(
        `SELECT (SELECT count(*)::int FROM movie) AS movies,
           (SELECT count(DISTINCT movie_id)::int FROM movie_title) AS titled`,
      );
      await database.close();
      expect(counts[0]!.movies % BATCH).toBe(0);
      expect(counts[0]!.titled).toBe(counts[0]!.movies);
    }
    const database = await openDatabase(created.options);
    const report = await ingest(database, [{ path: file, purpose: 'movies' }], {
      rejectedFile: join(folder.path, 'rejected'),
    });
    await database.close();
    expect(report.new + report.unchanged).toBe(MOVIES);
    expect(report).toMatchObject({ updated: 0, rejected: {} });
  }, 300_000);
});
