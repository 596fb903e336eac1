import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failModel, activeModel, beginModel, listModels } from '../../../src/database/model-store.ts';
import { pruneModels } from '../../../src/database/prune-models.ts';
import { publishModel } from '../../../src/database/publish-model.ts';
import { withTrainingLock } from '../../../src/database/training-lock.ts';
import { vectorTable } from '../../../src/database/vector-table.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { DIMENSIONS, insertMovies, sampleVectors, SETTINGS, trainSample } from './sample-model.ts';

const MOVIES = 300;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await insertMovies(database, MOVIES);
});
afterAll(() => database.close());

const tableExists = async (id: number): Promise<boolean> => {
  const { rows } = await database.pool.query<{ there: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS there',
    [vectorTable(id)],
  );
  return rows[0]!.there;
};

const servedModels = async (): Promise<number[]> => {
  const { rows } = await database.pool.query<{ model_id: number }>(
    'SELECT DISTINCT model_id FROM active_vector',
  );
  return rows.map((row) => row.model_id);
};

describe('publishing', () => {
  test('vectors come back as they were copied, and a model serves once it is published', async () => {
    const id = await trainSample(database, MOVIES, 1);
    expect(await activeModel(database)).toBeNull();
    expect(await publishModel(database, id)).toBeNull();

    expect(await activeModel(database)).toMatchObject({
      id,
      status: 'active',
      dimensions: DIMENSIONS,
      movieCount: MOVIES,
      summary: { note: 'sample' },
    });
    const { rows } = await database.pool.query<{ movie_id: number; embedding: Float32Array | null }>(
      'SELECT movie_id, embedding FROM active_vector ORDER BY movie_id',
    );
    expect(rows).toEqual(
      [...sampleVectors(MOVIES, 1)].map(({ movieId, embedding }) => ({ movie_id: movieId, embedding })),
    );
  });

  test('the next model replaces it at once; the one before is kept and can serve again', async () => {
    const before = (await activeModel(database))!.id;
    const next = await trainSample(database, MOVIES, 2);
    expect(await servedModels()).toEqual([before]);
    expect(await publishModel(database, next)).toBe(before);
    expect(await servedModels()).toEqual([next]);

    expect(await publishModel(database, before)).toBe(next);
    expect((await activeModel(database))!.id).toBe(before);
    expect(await servedModels()).toEqual([before]);
    expect(await publishModel(database, before)).toBe(before);
  });

  test('readers see the old model or the new one, never none and never both', async () => {
    const models = (await listModels(database)).map(({ id }) => id);
    const seen = new Set<number>();
    const done = new AbortController();
    const reader = (async () => {
      while (!done.signal.aborted) {
        const { rows } = await database.pool.query<{ view: number[]; active: number[] }>(
          `SELECT (SELECT array_agg(DISTINCT model_id) FROM active_vector) AS view,
             (SELECT array_agg(id) FROM model WHERE status = 'active') AS active`,
        );
        expect(rows[0]!.active).toHaveLength(1);
        expect(rows[0]!.view).toHaveLength(1);
        seen.add(rows[0]!.active[0]!);
      }
    })();
    for (let round = 0; round < 10; round++) await publishModel(database, models[round % models.length]!);
    done.abort();
    await reader;
    expect(seen.size).toBeGreaterThan(1);
  });

  test('a view of an analyst outlives a change of dimensions', async () => {
    await database.pool.query('CREATE VIEW analyst AS SELECT movie_id, embedding FROM active_vector');
    const { id: before } = (await activeModel(database))!;
    const other = await database.transaction(async (client) => {
      const { rows } = await client.query<{ id: number }>(
        `INSERT INTO model (status, representation, tier, dimensions, seed, movie_count)
         VALUES ('ready', 'sample', 'low', 3, 1, 0) RETURNING id`,
      );
      const id = rows[0]!.id;
      await client.query(`CREATE TABLE ${vectorTable(id)} (LIKE ${vectorTable(before)})`);
      await client.query(`ALTER TABLE ${vectorTable(id)} ALTER embedding TYPE vector(3)`);
      return id;
    });
    await publishModel(database, other);
    expect((await database.pool.query('SELECT * FROM analyst')).rows).toEqual([]);
    await publishModel(database, before);
    expect((await database.pool.query('SELECT * FROM analyst')).rows).toHaveLength(MOVIES);
    await database.pool.query('DROP VIEW analyst');
    await database.pool.query(`DROP TABLE ${vectorTable(other)}`);
    await database.pool.query('DELETE FROM model WHERE id = $1', [other]);
  });

  test('movies that changed since the training have their new facts beside the vector', async () => {
    const [ready] = (await listModels(database)).filter(({ status }) => status === 'ready');
    await database.pool.query(`UPDATE movie SET vote_average = 9.9, genres = '{Western}' WHERE id = 7`);
    await publishModel(database, ready!.id);
    const { rows } = await database.pool.query(
      'SELECT vote_average, genres FROM active_vector WHERE movie_id = 7',
    );
    expect(rows).toEqual([{ vote_average: 9.9, genres: ['Western'] }]);
  });

  test('what cannot serve is refused, and the refusal says what can', async () => {
    const building = await beginModel(database, SETTINGS);
    await expect(publishModel(database, building)).rejects.toThrow(`Model ${building} is building`);
    await expect(publishModel(database, 999)).rejects.toThrow(
      /There is no model 999\. The models are \d+(, \d+)*\./,
    );
    await failModel(database, building, new Error('out of memory'));
    await expect(publishModel(database, building)).rejects.toThrow(`Model ${building} is failed`);
    expect(await tableExists(building)).toBe(false);
    const failed = (await listModels(database)).find(({ id }) => id === building);
    expect(failed).toMatchObject({ status: 'failed', summary: { error: 'out of memory' }, sizeBytes: 0 });
  });
});

describe('training', () => {
  test('one training at a time; the lock is free again after it', async () => {
    await withTrainingLock(database, async () => {
      await expect(withTrainingLock(database, () => Promise.resolve())).rejects.toThrow(
        'Another training is running',
      );
    });
    await expect(withTrainingLock(database, () => Promise.resolve('done'))).resolves.toBe('done');
    await expect(withTrainingLock(database, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(withTrainingLock(database, () => Promise.resolve('again'))).resolves.toBe('again');
  });

  test('what a killed training left is removed by the next, and nothing else', async () => {
    const before = await listModels(database);
    const abandoned = await beginModel(database, SETTINGS);
    await database.pool.query('CREATE TABLE model_vector_4711 (movie_id integer)');
    const removed = await withTrainingLock(database, (training) => Promise.resolve(training.abandoned));
    expect(removed).toEqual([abandoned, 4711].sort((a, b) => a - b));
    expect(await tableExists(abandoned)).toBe(false);
    expect(await tableExists(4711)).toBe(false);
    expect(await listModels(database)).toEqual(before);
  });
});

describe('pruning', () => {
  test('keeps the active model and the latest others, and removes the tables of the rest', async () => {
    const extra = await trainSample(database, 50, 3);
    const active = (await activeModel(database))!.id;
    const building = await beginModel(database, SETTINGS);
    const { removed, busy } = await pruneModels(database, 2);
    expect(busy).toEqual([]);
    const left = await listModels(database);
    expect(left.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
      [active, extra, building].sort((a, b) => a - b),
    );
    for (const id of removed) expect(await tableExists(id)).toBe(false);

    await pruneModels(database, 1);
    expect((await listModels(database)).map(({ status }) => status).sort()).toEqual(['active', 'building']);
    expect(await servedModels()).toEqual([active]);
    await expect(pruneModels(database, 0)).rejects.toThrow('must be 1 or more');
  });
});
