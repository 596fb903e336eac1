import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { activeModel, listModels } from '../../../src/database/model-store.ts';
import { train } from '../../../src/model/train.ts';
import { TRAINING_STAGES } from '../../../src/model/training-progress.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillCatalogue } from './small-catalogue.ts';

const isServer = inject('testDatabase').kind === 'server';
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await fillCatalogue(database, 150);
  await train(database, { dimensions: 10 });
});

afterAll(async () => {
  await database.close();
});

async function activeId(): Promise<number | undefined> {
  return (await activeModel(database))?.id;
}

describe('a training that is interrupted', () => {
  it.each(TRAINING_STAGES.filter((stage) => stage !== 'publish'))(
    'at "%s" stops with the reason and leaves the model before serving',
    async (stage) => {
      const before = await activeId();
      const abort = new AbortController();
      const interrupted = train(database, {
        dimensions: 10,
        signal: abort.signal,
        onProgress(progress) {
          if (progress.stage === stage) abort.abort(new Error('Stopped by Ctrl-C'));
        },
      });
      await expect(interrupted).rejects.toThrow('Stopped by Ctrl-C');
      expect(await activeId()).toBe(before);
      const failed = (await listModels(database)).filter(({ status }) => status === 'failed');
      for (const { summary, sizeBytes } of failed) {
        expect(summary).toMatchObject({ error: 'Stopped by Ctrl-C' });
        expect(sizeBytes).toBe(0);
      }
    },
  );

  it('is cleaned up by the next, which completes', async () => {
    const { modelId } = await train(database, { dimensions: 10 });
    expect(await activeId()).toBe(modelId);
    expect((await listModels(database)).map(({ status }) => status)).toEqual(['active', 'ready']);
  });

  it('does not begin when it is stopped already', async () => {
    const before = (await listModels(database)).map(({ id }) => id);
    await expect(train(database, { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
    expect((await listModels(database)).map(({ id }) => id)).toEqual(before);
  });

  it.skipIf(!isServer)('by a lost connection says so, and the next one completes', async () => {
    const before = await activeId();
    let cut = false;
    const interrupted = train(database, {
      dimensions: 10,
      onProgress({ stage }) {
        if (stage !== 'write' || cut) return;
        cut = true;
        void database.pool
          .query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()`,
          )
          .catch(() => undefined);
      },
    });
    await expect(interrupted).rejects.toThrow(/connection|lock/i);
    expect(await activeId()).toBe(before);
    const next = await train(database, { dimensions: 10 });
    expect(await activeId()).toBe(next.modelId);
    expect((await listModels(database)).map(({ status }) => status)).toEqual(['active', 'ready']);
  });

  it('by the end of a thread, as when memory runs out, says so, and the next one completes', async () => {
    const before = await activeId();
    process.once('worker', (worker: Worker) => void worker.terminate());
    const interrupted = train(database, { dimensions: 10, threads: 2 });
    await expect(interrupted).rejects.toThrow(/want of memory .*The active model is untouched/);
    expect(await activeId()).toBe(before);
    const [failed] = await listModels(database);
    expect(failed).toMatchObject({ status: 'failed', sizeBytes: 0 });
    const next = await train(database, { dimensions: 10, threads: 2 });
    expect(await activeId()).toBe(next.modelId);
    expect((await listModels(database)).map(({ status }) => status)).toEqual(['active', 'ready']);
  });

  it('refuses to run twice at a time', async () => {
    // Either may be the one that gets the lock.
    const trainings = await Promise.allSettled([1, 2].map(() => train(database, { dimensions: 10 })));
    expect(trainings.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = trainings.find((training) => training.status === 'rejected');
    expect(String(refused?.reason)).toMatch(/Another training is running/);
  });
});

describe('publishing', () => {
  it('is never seen half done by readers', async () => {
    let training = true;
    const seen = new Set<string>();
    const read = async (): Promise<void> => {
      while (training) {
        const { rows } = await database.pool.query<{ models: number; rows: number; dimensions: number }>(
          `SELECT count(DISTINCT model_id)::integer AS models, count(*)::integer AS rows,
             count(DISTINCT vector_dims(embedding))::integer AS dimensions FROM active_vector`,
        );
        seen.add(JSON.stringify(rows[0]));
      }
    };
    const readers = Promise.all([read(), isServer ? read() : Promise.resolve()]);
    for (const dimensions of [12, 14, 16]) await train(database, { dimensions });
    training = false;
    await readers;
    expect([...seen]).toEqual([JSON.stringify({ models: 1, rows: 150, dimensions: 1 })]);
  });
});
