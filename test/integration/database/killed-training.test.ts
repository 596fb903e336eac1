import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { activeModel, listModels } from '../../../src/database/model-store.ts';
import { openDatabase } from '../../../src/database/open.ts';
import { publishModel } from '../../../src/database/publish-model.ts';
import { withTrainingLock } from '../../../src/database/training-lock.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { CreatedDatabase } from '../../support/database.ts';
import { insertMovies, trainSample } from './sample-model.ts';

const PROCESS = fileURLToPath(new URL('train-sample-process.ts', import.meta.url));
const MOVIES = 2000;

let created: CreatedDatabase;
let served: number;
beforeAll(async () => {
  created = await createTestDatabase();
  served = await withDatabase(async (database) => {
    await insertMovies(database, MOVIES);
    const id = await trainSample(database, MOVIES, 1);
    await publishModel(database, id);
    return id;
  });
});
afterAll(() => created.drop());

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(created.options);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Starts a training that goes no further than `stopAt`, and kills it `afterMs` after it reaches `stage`. */
async function killTraining(stage: string, afterMs: number, stopAt: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', PROCESS, JSON.stringify(created.options), stopAt],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  let reached = false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== stage) continue;
    reached = true;
    await sleep(afterMs);
    child.kill('SIGKILL');
  }
  await exited;
  expect(reached).toBe(true);
}

const moments = [
  { stage: 'copying', afterMs: 30 },
  { stage: 'indexing', afterMs: 60 },
  { stage: 'publishing', afterMs: 0 },
];

/** The embedded database takes seconds to start: one moment has to do. */
test.each(inject('testDatabase').kind === 'embedded' ? moments.slice(0, 1) : moments)(
  'killed after it began $stage, a training leaves the old model serving',
  async ({ stage, afterMs }) => {
    // However fast the machine, nothing is published before it is killed.
    await killTraining(stage, afterMs, 'publishing');
    await withDatabase(async (database) => {
      expect((await activeModel(database))?.id).toBe(served);
      const { rows } = await database.pool.query(
        'SELECT min(model_id) AS model, count(*) AS movies FROM active_vector',
      );
      expect(rows).toEqual([{ model: served, movies: MOVIES }]);
      // The lock went with the process; what it left goes with the next training.
      await expect.poll(() => removesWhatWasLeft(database), { timeout: 15_000 }).toBe(true);
      const statuses = (await listModels(database)).map(({ status }) => status);
      expect(statuses).not.toContain('building');
    });
  },
);

async function removesWhatWasLeft(database: Database): Promise<boolean> {
  try {
    await withTrainingLock(database, () => Promise.resolve());
    return true;
  } catch (error) {
    // A server takes a moment to notice that the holder of the lock is gone.
    if (error instanceof Error && error.message.includes('Another training')) return false;
    throw error;
  }
}

test('a training that is not killed completes after all that', async () => {
  await killTraining('published', 0, 'published');
  await withDatabase(async (database) => {
    expect((await activeModel(database))?.id).toBeGreaterThan(served);
  });
});
