import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listModels } from '../../../src/database/model-store.ts';
import { train as trainAny } from '../../../src/model/train.ts';
import type { TrainingOptions } from '../../../src/model/training-options.ts';
import type { TrainingProgress } from '../../../src/model/training-progress.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillCatalogue } from './small-catalogue.ts';

let database: TestDatabase;

/** What holds of training as such is shown on the simplest representation. */
const train = (on: TestDatabase, options: TrainingOptions = {}): ReturnType<typeof trainAny> =>
  trainAny(on, { representation: 'reference', ...options });

beforeEach(async () => {
  database = await openTestDatabase();
});

afterEach(async () => {
  await database.close();
});

interface VectorRow {
  movie_id: number;
  embedding: Float32Array | null;
  indexable: boolean;
  prior: number;
}

async function vectors(modelId: number): Promise<VectorRow[]> {
  const { rows } = await database.pool.query<VectorRow>(
    `SELECT movie_id, embedding, indexable, prior FROM model_vector_${modelId} ORDER BY movie_id`,
  );
  return rows;
}

describe('train', () => {
  it('publishes unit vectors with the movies of a topic near each other', async () => {
    await fillCatalogue(database, 400);
    // Eight movies have genres only. Those that people know are worth recommending all the same.
    await database.pool.query('UPDATE movie SET vote_count = 49 WHERE id % 100 = 0');
    const summary = await train(database, { dimensions: 40, tier: 'low' });
    expect(summary).toMatchObject({ movies: 400, dimensions: 40, empty: 1, sparse: 4, indexed: 395 });
    expect(summary.explainedVariance).toBeGreaterThan(0.1);
    expect(summary.explainedVariance).toBeLessThan(1);

    const rows = await vectors(summary.modelId);
    expect(rows).toHaveLength(400);
    for (const { embedding, prior } of rows) {
      expect(prior).toBeGreaterThan(0);
      expect(prior).toBeLessThanOrEqual(1);
      if (embedding === null) continue;
      expect(embedding).toHaveLength(40);
      expect(embedding.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
    }
    expect(rows[0]).toMatchObject({ movie_id: 1, embedding: null, indexable: false });
    expect(rows[49]).toMatchObject({ movie_id: 50, indexable: true });
    expect(rows[99]).toMatchObject({ movie_id: 100, indexable: false });

    const { rows: near } = await database.pool.query<{ movie_id: number }>(
      `SELECT movie_id FROM model_vector_${summary.modelId} WHERE indexable AND movie_id <> 14
       ORDER BY embedding <=> (SELECT embedding FROM model_vector_${summary.modelId} WHERE movie_id = 14) LIMIT 10`,
    );
    expect(near.filter(({ movie_id: id }) => id % 12 === 2).length).toBeGreaterThanOrEqual(9);
  });

  it.each(['reference', 'content'] as const)(
    'gives the same vectors for the same seed, whatever the threads, and others for another seed: %s',
    async (representation) => {
      await fillCatalogue(database, 300);
      const models = [];
      for (const [seed, threads] of [
        [7, 1],
        [7, 2],
        [8, 2],
      ] as const) {
        const { modelId } = await train(database, { dimensions: 30, seed, threads, keep: 5, representation });
        models.push((await vectors(modelId)).map(({ embedding }) => embedding));
      }
      expect(models[1]).toEqual(models[0]);
      expect(models[2]).not.toEqual(models[0]);
    },
  );

  it('keeps what the training was with the model', async () => {
    await fillCatalogue(database, 200);
    const summary = await train(database, { dimensions: 20, tier: 'low', seed: 9 });
    const [model] = await listModels(database);
    expect(model).toMatchObject({
      id: summary.modelId,
      status: 'active',
      tier: 'low',
      dimensions: 20,
      seed: 9,
      movieCount: 200,
      featureCount: summary.features,
      explainedVariance: summary.explainedVariance,
    });
    expect(model?.summary).toMatchObject({
      settings: { tier: 'low', credits: true },
      indexed: summary.indexed,
      peakMemoryBytes: summary.peakMemoryBytes,
    });
    expect(model?.summary).toHaveProperty('stageSeconds.decompose');
  });

  it('tells each stage in order, with a rate, the time left and the variance explained', async () => {
    await fillCatalogue(database, 200);
    const told: TrainingProgress[] = [];
    await train(database, { dimensions: 20, onProgress: (progress) => told.push(progress) });
    expect([...new Set(told.map(({ stage }) => stage))]).toEqual([
      'read',
      'weigh',
      'decompose',
      'write',
      'index',
      'publish',
    ]);
    expect(told.find(({ stage, done }) => stage === 'read' && done === 200)).toMatchObject({
      total: 200,
      unit: 'movies',
      secondsLeft: 0,
    });
    expect(told.every(({ memoryBytes }) => memoryBytes > 1e7)).toBe(true);
  });

  it('keeps the model before for going back, and removes older ones', async () => {
    await fillCatalogue(database, 100);
    const ids = [];
    for (let i = 0; i < 3; i++) ids.push((await train(database, { dimensions: 10 })).modelId);
    const models = await listModels(database);
    expect(models.map(({ id, status }) => [id, status])).toEqual([
      [ids[2], 'active'],
      [ids[1], 'ready'],
    ]);
  });

  it('takes the best movies by quality score, of the tier, released and not adult', async () => {
    await fillCatalogue(database, 120);
    await database.pool.query(`
      UPDATE movie SET vote_average = 9 WHERE id BETWEEN 11 AND 60;
      UPDATE movie SET status = 'Rumored' WHERE id = 20;
      UPDATE movie SET adult = true WHERE id = 21;
      UPDATE movie SET vote_count = 10 WHERE id = 22;
      UPDATE movie SET status = NULL WHERE id = 23`);
    const { modelId } = await train(database, { dimensions: 10, maxMovies: 40 });
    const ids = (await vectors(modelId)).map(({ movie_id: id }) => id);
    expect(ids).toHaveLength(40);
    expect(ids.every((id) => id >= 11 && id <= 60)).toBe(true);
    expect(ids).not.toContain(20);
    expect(ids).not.toContain(21);
    expect(ids).not.toContain(22);
  });

  it('has fewer dimensions when the data has fewer', async () => {
    await fillCatalogue(database, 30);
    const summary = await train(database);
    expect(summary.dimensions).toBeLessThanOrEqual(30);
    const { rows } = await database.pool.query<{ type: string; storage: string }>(
      `SELECT format_type(atttypid, atttypmod) AS type, attstorage AS storage FROM pg_attribute
       WHERE attrelid = $1::regclass AND attname = 'embedding'`,
      [`model_vector_${summary.modelId}`],
    );
    expect(rows).toEqual([{ type: `vector(${summary.dimensions})`, storage: 'p' }]);
  });

  it.each([0, 1, 2, 3])('refuses to train on %i movies, saying why', async (count) => {
    if (count > 0) await fillCatalogue(database, count);
    await expect(train(database)).rejects.toThrow(
      count === 0 ? /no movie to train on in tier medium: ingest/ : /share no usable term/,
    );
    expect((await listModels(database)).filter(({ status }) => status !== 'failed')).toEqual([]);
  });

  it('refuses settings that cannot be', async () => {
    await expect(train(database, { dimensions: 0 })).rejects.toThrow(
      /dimensions must be .* from 1 to 2000, got 0/,
    );
    await expect(train(database, { maxMovies: 1.5 })).rejects.toThrow(/whole number/);
    await expect(train(database, { seed: 2 ** 40 })).rejects.toThrow(/seed must be/);
    await expect(train(database, { keep: 0 })).rejects.toThrow(/keep must be/);
  });
});
