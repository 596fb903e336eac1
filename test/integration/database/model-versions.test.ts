import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildFirstPass } from '../../../src/database/build-first-pass.ts';
import { LOCKS } from '../../../src/database/locks.ts';
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

describe('a training that fails while it publishes', () => {
  test('is failed, its vectors are gone, and it does not count among the models that are kept', async () => {
    const { id: serving } = (await activeModel(database))!;
    // Complete, and then its publishing fails.
    const ghost = await trainSample(database, MOVIES, 5);
    await failModel(database, ghost, new Error('canceling statement due to lock timeout'));
    const failed = (await listModels(database)).find(({ id }) => id === ghost);
    expect(failed).toMatchObject({
      status: 'failed',
      summary: { error: 'canceling statement due to lock timeout' },
    });
    expect(await tableExists(ghost)).toBe(false);

    // As earlier versions left it: "ready" without tables, and the newest.
    await database.pool.query(`UPDATE model SET status = 'ready', trained_at = now() WHERE id = $1`, [ghost]);
    await expect(publishModel(database, ghost)).rejects.toThrow(`Model ${ghost} has lost its vectors`);
    const whole = (await listModels(database)).filter(({ sizeBytes }) => sizeBytes > 0);
    expect((await pruneModels(database, 2)).removed).toContain(ghost);
    const kept = (await listModels(database)).map(({ id }) => id);
    expect(kept).toHaveLength(2);
    expect(kept).toContain(serving);
    expect(whole.map(({ id }) => id)).toEqual(expect.arrayContaining(kept));
  });

  test('leaves the model that serves alone, as when only the answer to its publishing was lost', async () => {
    const { id } = (await activeModel(database))!;
    await failModel(database, id, new Error('Connection terminated'));
    expect((await activeModel(database))!.id).toBe(id);
    expect(await tableExists(id)).toBe(true);
  });
});

describe.skipIf(inject('testDatabase').kind === 'embedded')('somebody who holds a lock', () => {
  test('is named while publishing waits; ingest goes on meanwhile, and publishing when it is free', async () => {
    const next = await trainSample(database, MOVIES, 6);
    const analyst = await database.pool.connect();
    let publishing: Promise<number | null> | undefined;
    try {
      await analyst.query(`SET application_name = 'notebook'; BEGIN; SELECT count(*) FROM active_vector`);
      const reason = await new Promise<string>((onWaiting) => {
        publishing = publishModel(database, next, { onWaiting });
      });
      expect(reason).toMatch(
        /^waiting for session \d+ of role \w+ \(notebook\), in a transaction for \d+ s$/,
      );
      // Between two attempts nothing is held: a batch of movies is written.
      await database.transaction(
        (client) => client.query('SELECT pg_advisory_xact_lock($1, $2)', [...LOCKS.ingest]),
        [`SET LOCAL lock_timeout = '1500ms'`],
      );
      await analyst.query('COMMIT');
      await publishing;
    } finally {
      await analyst.query('ROLLBACK; RESET application_name');
      analyst.release();
    }
    expect((await activeModel(database))!.id).toBe(next);
  });

  test('is named when it is the lock of training', async () => {
    const holder = await database.pool.connect();
    try {
      await holder.query('SELECT pg_advisory_lock($1, $2)', [...LOCKS.training]);
      await expect(withTrainingLock(database, () => Promise.resolve())).rejects.toThrow(
        /Another training is running on this database \(session \d+ of role \w+ \(reelgraph\).* holds its lock\)/,
      );
    } finally {
      await holder.query('SELECT pg_advisory_unlock_all()');
      holder.release();
    }
  });

  test('does not lose what a rebuild of the inverted lists has done, which wait for it', async () => {
    const { id } = (await activeModel(database))!;
    await database.pool.query(`GRANT SELECT ON model_bits_${id} TO PUBLIC`);
    const analyst = await database.pool.connect();
    const client = await database.pool.connect();
    try {
      await analyst.query(`BEGIN; SELECT count(*) FROM model_bits_${id}`);
      let building: Promise<void> | undefined;
      const reason = await new Promise<string>((onWaiting) => {
        building = buildFirstPass(database, client, id, { onWaiting });
      });
      expect(reason).toMatch(/^waiting for session \d+/);
      await analyst.query('COMMIT');
      await building;
    } finally {
      await analyst.query('ROLLBACK');
      analyst.release();
      client.release();
    }
    const { rows } = await database.pool.query<{ granted: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_class, aclexplode(relacl) AS acl
         WHERE oid = to_regclass($1) AND acl.grantee = 0 AND acl.privilege_type = 'SELECT') AS granted`,
      [`model_bits_${id}`],
    );
    expect(rows).toEqual([{ granted: true }]);
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
