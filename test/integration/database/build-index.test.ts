import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildIndex } from '../../../src/database/build-index.ts';
import { buildFirstPass } from '../../../src/database/build-first-pass.ts';
import { bitTable, centroidTable, hasFirstPass } from '../../../src/database/first-pass-table.ts';
import { readLabelBits } from '../../../src/database/label-bits.ts';
import { beginModel } from '../../../src/database/model-store.ts';
import { publishModel } from '../../../src/database/publish-model.ts';
import { formatVector } from '../../../src/database/type-parsers.ts';
import { copyVectors, vectorTable } from '../../../src/database/vector-table.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { insertMovies, sampleVectors, SETTINGS, trainSample } from './sample-model.ts';

const MOVIES = 3000;

let database: TestDatabase;
let modelId: number;
beforeAll(async () => {
  database = await openTestDatabase();
  await insertMovies(database, MOVIES);
  modelId = await trainSample(database, MOVIES, 1);
  await publishModel(database, modelId);
});
afterAll(() => database.close());

const query = formatVector([...sampleVectors(1, 9)][0]!.embedding!);

async function planOf(sql: string, values: unknown[]): Promise<string> {
  const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, values);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test('nearest neighbours come from the index over indexable movies', async () => {
  const sql = `SELECT movie_id FROM ${vectorTable(modelId)} WHERE indexable ORDER BY embedding <=> $1 LIMIT 15`;
  expect(await planOf(sql, [query])).toContain(`Index Scan using ${vectorTable(modelId)}_embedding_idx`);
  const { rows } = await database.pool.query<{ movie_id: number }>(sql, [query]);
  const { rows: exact } = await database.pool.query<{ movie_id: number }>(
    `SELECT movie_id FROM ${vectorTable(modelId)} WHERE indexable ORDER BY (embedding <=> $1) + 0 LIMIT 15`,
    [query],
  );
  const expected = new Set(exact.map((row) => row.movie_id));
  expect(rows.filter((row) => expected.has(row.movie_id)).length).toBeGreaterThanOrEqual(13);
});

test('the view for analysts uses the index too', async () => {
  const plan = await planOf(
    'SELECT movie_id FROM active_vector WHERE indexable ORDER BY embedding <=> $1 LIMIT 15',
    [query],
  );
  expect(plan).toContain(`Index Scan using ${vectorTable(modelId)}_embedding_idx`);
});

test.each([
  ['vote_count >= 2995', 'votes'],
  ["genres && '{Nothing}'", 'genres'],
])('a filter that few movies pass has an index in the first pass: %s', async (condition, index) => {
  const plan = await planOf(`SELECT movie_id FROM ${bitTable(modelId)} WHERE ${condition}`, []);
  expect(plan).toContain(`${bitTable(modelId)}_${index}_idx`);
});

test('the first pass can be built anew: the same movies in as many inverted lists, kept by one trigger', async () => {
  const contents = async () => {
    const { rows } = await database.pool.query<{ movies: number; lists: number; triggers: number }>(
      `SELECT (SELECT count(*)::integer FROM ${bitTable(modelId)}) AS movies,
         (SELECT count(*)::integer FROM ${centroidTable(modelId)}) AS lists,
         (SELECT count(*)::integer FROM pg_trigger WHERE tgname = 'keep_bits'
            AND tgrelid = '${vectorTable(modelId)}'::regclass) AS triggers`,
    );
    return rows[0];
  };
  const before = await contents();
  expect(before).toMatchObject({ triggers: 1 });
  expect(before?.movies).toBeGreaterThan(0.9 * MOVIES);
  const client = await database.pool.connect();
  await buildFirstPass(database, client, modelId);
  client.release();
  expect(await contents()).toEqual(before);
  expect(await hasFirstPass(database, modelId)).toBe(true);
  const { rowCount } = await database.pool.query(
    `SELECT FROM ${bitTable(modelId)} AS b WHERE NOT EXISTS (SELECT FROM ${centroidTable(modelId)} AS c WHERE c.cell = b.cell)`,
  );
  expect(rowCount).toBe(0);
});

test('a model that has lost a table of its first pass has none', async () => {
  const id = await trainSample(database, 50, 3);
  expect(await hasFirstPass(database, id)).toBe(true);
  await database.pool.query(`DROP TABLE ${centroidTable(id)}`);
  expect(await hasFirstPass(database, id)).toBe(false);
});

test('a common genre keeps its bit when the first pass is built anew, and a new one gets the next', async () => {
  const id = await trainSample(database, 50, 3);
  const before = await readLabelBits(database, id);
  expect(before.genres.size).toBeGreaterThan(1);
  await database.pool.query(`UPDATE model_vector_${id} SET genres = genres || '{Puppetry}'`);
  const client = await database.pool.connect();
  await buildFirstPass(database, client, id);
  client.release();
  const after = await readLabelBits(database, id);
  expect([...after.genres].slice(0, before.genres.size)).toEqual([...before.genres]);
  expect(after.genres.get('Puppetry')).toBe(before.genres.size);
  const { rows } = await database.pool.query<{ wrong: number }>(
    `SELECT count(*)::integer AS wrong FROM ${bitTable(id)}
     WHERE (genre_bits & 1) <> 0 IS DISTINCT FROM genres @> ARRAY[$1] OR genre_bits & $2 = 0`,
    [[...after.genres.keys()][0], 2 ** before.genres.size],
  );
  expect(rows[0]?.wrong).toBe(0);
});

test('movies outside the index are found by an index of their own', async () => {
  const plan = await planOf(`SELECT movie_id FROM ${vectorTable(modelId)} WHERE NOT indexable`, []);
  expect(plan).toContain(`${vectorTable(modelId)}_rest_idx`);
});

test('an aborted build ends, leaves the table as it was, and can be done again', async () => {
  const id = await beginModel(database, SETTINGS);
  await database.transaction((client) => copyVectors(database, client, id, sampleVectors(MOVIES, 2)));
  const aborted = AbortSignal.abort(new Error('enough'));
  await expect(buildIndex(database, id, { signal: aborted })).rejects.toThrow('enough');
  const shares: number[] = [];
  await buildIndex(database, id, { onProgress: (share) => shares.push(share) });
  expect(shares.at(-1)).toBe(1);
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
});

test('on a server a build that runs tells how far it is, and is cancelled', async ({ skip }) => {
  if (database.kind === 'embedded') skip('the embedded database cannot be interrupted');
  const id = await beginModel(database, SETTINGS);
  await database.transaction((client) => copyVectors(database, client, id, sampleVectors(20_000, 2)));
  const controller = new AbortController();
  const shares: number[] = [];
  const onProgress = (share: number): void => {
    shares.push(share);
    if (share > 0) controller.abort(new Error('enough'));
  };
  await expect(
    buildIndex(database, id, {
      signal: controller.signal,
      onProgress,
      graph: true,
      efConstruction: 500,
    }),
  ).rejects.toThrow('enough');
  expect(shares.at(-1)).toBeGreaterThan(0);
  expect(shares.at(-1)).toBeLessThan(1);
});
