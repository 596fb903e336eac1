import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recommend } from '../../../src/recommend/recommend.ts';
import { type RecommendContext, ServingModels } from '../../../src/recommend/serving-model.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { publishSyntheticModel, syntheticMovies } from './synthetic-model.ts';

const DIMENSIONS = 32;
const movies = syntheticMovies(1_200, DIMENSIONS, 3);

let database: TestDatabase;
let context: RecommendContext;

beforeAll(async () => {
  database = await openTestDatabase();
  const modelId = await publishSyntheticModel(database, movies, DIMENSIONS);
  await database.pool.query(`UPDATE movie SET title = 'Inception' WHERE id = $1`, [movies[0]!.id]);
  await database.pool.query(`UPDATE movie SET directors = ARRAY['Director ' || id % 20]`);
  context = { database, model: await new ServingModels(database).byId(modelId) };
});
afterAll(() => database.close());

describe('every analysis of docs/sql.md runs and finds something', () => {
  const page = readFileSync(new URL('../../../docs/sql.md', import.meta.url), 'utf8');
  const analyses = page.split(/^## /m).filter((section) => /^\d+\. /.test(section));

  test('there are ten', () => {
    expect(analyses).toHaveLength(10);
  });

  test.each(analyses.map((text) => [text.slice(0, text.indexOf('\n')), text] as const))(
    '%s',
    async (_, text) => {
      const indented = text.split('\n').filter((line) => line.startsWith('    ') || line.trim() === '');
      const queries = indented
        .join('\n')
        .split(';')
        .filter((query) => query.trim() !== '');
      expect(queries.length).toBeGreaterThan(0);
      for (const query of queries) {
        const { rows } = await database.pool.query(query);
        expect(rows.length).toBeGreaterThan(0);
      }
    },
  );
});

describe('docs/plots.sql draws pictures that a browser can read', () => {
  const script = readFileSync(new URL('../../../docs/plots.sql', import.meta.url), 'utf8');
  const drawings = script
    .split(/^\\o (?=\w)/m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n'))] as const);

  test('there are two', () => {
    expect(drawings.map(([file]) => file)).toEqual(['genres.svg', 'countries.svg']);
  });

  test.each(drawings)('%s', async (_, text) => {
    const { rows } = await database.pool.query<{ svg: string }>(text.replaceAll(/^\\.*$/gm, ''));
    const svg = rows[0]!.svg;
    expect(svg).toMatch(/^<svg [^]*<\/svg>$/);
    expect(svg).toMatch(/Science Fiction|South Korea/);
    // Every mark has its place: an unknown number would be an empty attribute.
    expect(svg).not.toMatch(/=""|NaN|&(?!amp;|lt;)/);
  });
});

/** k, least rating, first and last year, genres. */
type Question = readonly [number, number | null, number | null, number | null, readonly string[] | null];

const QUESTIONS: readonly Question[] = [
  [15, null, null, null, null],
  [15, 7, null, null, null],
  [15, null, 1950, 1990, null],
  [15, 5, 1990, null, ['Drama', 'Horror']],
  [40, 9.5, null, null, ['Western']],
  [100, null, null, 1930, null],
];

describe('similar_movies gives the answers of the API', () => {
  const seeds = movies.filter((movie) => movie.embedding !== null).slice(0, 4);

  async function expectTheSame(asked: RecommendContext, question: Question): Promise<void> {
    const [k, minRating, minYear, maxYear, genres] = question;
    for (const { id } of seeds) {
      const { rows } = await database.pool.query<{ similar_id: number; score: number; similarity: number }>(
        'SELECT * FROM similar_movies($1, $2, $3, $4, $5, $6)',
        [id, ...question],
      );
      const { items } = await recommend(asked, {
        likes: [id],
        dislikes: [],
        excluded: [],
        first: k,
        after: null,
        ranking: 'balanced',
        diversity: 0,
        filter: {
          ...(minRating === null ? {} : { minRating }),
          ...(minYear === null ? {} : { minYear }),
          ...(maxYear === null ? {} : { maxYear }),
          ...(genres === null ? {} : { genres }),
        },
      });
      expect(rows.map((row) => row.similar_id)).toEqual(items.map((item) => item.movieId));
      for (const [i, row] of rows.entries()) {
        expect(row.score).toBeCloseTo(items[i]!.score, 6);
        expect(row.similarity).toBeCloseTo(items[i]!.similarity, 6);
      }
    }
  }

  test.each(QUESTIONS)('k %j, rating %j, from %j, to %j, genres %j', async (...question) => {
    await expectTheSame(context, question);
  });

  test.each([30_000, 1_000_000])('by the ways that a model of %i movies takes', async (movieCount) => {
    await database.pool.query('UPDATE model SET movie_count = $1', [movieCount]);
    const large = { database, model: await new ServingModels(database).byId(context.model.id) };
    for (const question of QUESTIONS) await expectTheSame(large, question);
    await database.pool.query('UPDATE model SET movie_count = $1', [movies.length]);
  });

  test('of a movie without a vector, or an unknown one, it gives nothing', async () => {
    const blank = movies.find((movie) => movie.embedding === null)!;
    for (const id of [blank.id, 999_999]) {
      expect((await database.pool.query('SELECT * FROM similar_movies($1)', [id])).rows).toEqual([]);
    }
  });

  test('it says what is wrong with k', async () => {
    await expect(database.pool.query('SELECT * FROM similar_movies(10, 0)')).rejects.toThrow(
      /from 1 to 1000/,
    );
  });

  test('it leaves the settings of the session as they were', async () => {
    await database.pool.query('SELECT * FROM similar_movies($1)', [seeds[0]!.id]);
    const { rows } = await database.pool.query<{ enable_sort: string }>('SHOW enable_sort');
    expect(rows[0]?.enable_sort).toBe('on');
  });
});
