import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { activeModel, listModels } from '../../../src/database/model-store.ts';
import { openDatabase } from '../../../src/database/open.ts';
import { train } from '../../../src/model/train.ts';
import { TRAINING_STAGES, type TrainingStage } from '../../../src/model/training-progress.ts';
import { createTestDatabase, type CreatedDatabase } from '../../support/database.ts';
import { fillCatalogue } from './small-catalogue.ts';

const SCRIPT = fileURLToPath(new URL('train-process.ts', import.meta.url));
const MOVIES = 600;

let created: CreatedDatabase;

beforeAll(async () => {
  created = await createTestDatabase();
  await withDatabase(async (database) => {
    await fillCatalogue(database, MOVIES);
    await train(database, { dimensions: 30 });
  });
});

afterAll(async () => {
  await created.drop();
});

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ maxConnections: 4, ...created.options });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Trains in another process and kills it `delayMs` after `stage` began; returns the stages that it came to. */
async function killDuring(stage: TrainingStage, delayMs: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, JSON.stringify(created.options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const begun: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    begun.push(line);
    if (line !== stage) continue;
    await sleep(delayMs);
    child.kill('SIGKILL');
  }
  await exit;
  expect(begun).toContain(stage);
  return begun;
}

/** What a reader of the active model sees. */
async function readAll(database: Database): Promise<{ model: number; rows: number; nearest: number }> {
  const model = (await activeModel(database))!.id;
  const { rows } = await database.pool.query<{ rows: number; nearest: number }>(
    `SELECT (SELECT count(*)::integer FROM active_vector WHERE model_id = $1) AS rows,
       (SELECT count(*)::integer FROM (SELECT FROM model_vector_${model} WHERE indexable
         ORDER BY embedding <=> (SELECT embedding FROM model_vector_${model} WHERE movie_id = 2) LIMIT 10) AS n)
       AS nearest`,
    [model],
  );
  return { model, ...rows[0]! };
}

const moments = TRAINING_STAGES.map((stage, i) => ({ stage, delayMs: [0, 5, 60, 25, 40, 3][i]! }));
/** The embedded database takes seconds to start, five times a kill: the moment when most is half written has to do. */
const tried =
  inject('testDatabase').kind === 'embedded' ? moments.filter(({ stage }) => stage === 'index') : moments;

describe('a training killed with SIGKILL', () => {
  it.each(tried)(
    'while it is at "$stage" leaves the model before serving, and the next training completes',
    async ({ stage, delayMs }) => {
      const before = await withDatabase(readAll);
      expect(before).toMatchObject({ rows: MOVIES, nearest: 10 });
      const begun = await killDuring(stage, delayMs);

      await withDatabase(async (database) => {
        const after = await readAll(database);
        // A kill that came at the very end may have found the new model published: whole, then.
        if (!begun.includes('publish')) expect(after).toEqual(before);
        expect(after).toMatchObject({ rows: MOVIES, nearest: 10 });

        const { modelId } = await train(database, { dimensions: 30 });
        expect(await readAll(database)).toEqual({ model: modelId, rows: MOVIES, nearest: 10 });
        const models = await listModels(database);
        expect(models.filter(({ status }) => status === 'building' || status === 'failed')).toEqual([]);
        const { rows: tables } = await database.pool.query<{ name: string }>(
          "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relname ~ '^model_vector_' ORDER BY oid",
        );
        expect(tables.map(({ name }) => name).sort()).toEqual(
          models.map(({ id }) => `model_vector_${String(id)}`).sort(),
        );
        const { rows: spaces } = await database.pool.query<{ id: number }>(
          'SELECT DISTINCT model_id AS id FROM model_component ORDER BY id DESC',
        );
        expect(spaces.map(({ id }) => id)).toEqual(models.map(({ id }) => id));
      });
    },
    300_000,
  );
});
