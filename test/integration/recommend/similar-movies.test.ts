import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MovieFilter } from '../../../src/movie/filters.ts';
import type { MovieId } from '../../../src/movie/movie.ts';
import { recommend } from '../../../src/recommend/recommend.ts';
import { type RecommendContext, ServingModels } from '../../../src/recommend/serving-model.ts';
import { indexTitles } from '../../../src/search/index-titles.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { publishSyntheticModel, syntheticMovies } from './synthetic-model.ts';

/** Enough of both that every way of searching leaves something out, and that the ways differ in what. */
const MOVIES = 10_000;
const DIMENSIONS = 500;
const movies = syntheticMovies(MOVIES, DIMENSIONS, 7);
const seeds = movies.filter(({ embedding, indexable }) => embedding !== null && indexable).slice(0, 3);

let database: TestDatabase;
let context: RecommendContext;

beforeAll(async () => {
  database = await openTestDatabase();
  // The graph is built on servers only: the embedded database takes a minute for it.
  const graph = database.kind === 'server';
  const modelId = await publishSyntheticModel(database, movies, DIMENSIONS, { graph });
  // Two movies under two ids each.
  await database.pool.query(
    `UPDATE movie SET title = 'Twice', release_date = '2001-01-01' WHERE id IN ($1, $2)`,
    [movies[7]!.id, movies[8]!.id],
  );
  await database.transaction((client) => indexTitles(client, [movies[7]!.id, movies[8]!.id]));
  context = { database, model: await new ServingModels(database).byId(modelId) };
});
afterAll(() => database.close());

/** Page by page, as a client would. */
async function byApi(movieId: MovieId, filter: MovieFilter, k: number): Promise<MovieId[]> {
  const found: MovieId[] = [];
  let after: string | null = null;
  while (found.length < k) {
    const page = await recommend(context, {
      likes: [movieId],
      dislikes: [],
      excluded: [],
      filter,
      first: Math.min(100, k - found.length),
      after,
      ranking: 'balanced',
      diversity: 0,
    });
    found.push(...page.items.map((item) => item.movieId));
    after = page.items.at(-1)?.cursor ?? null;
    if (!page.hasNextPage) break;
  }
  return found;
}

async function bySql(movieId: MovieId, conditions: string, k: number): Promise<MovieId[]> {
  const { rows } = await database.pool.query<{ id: MovieId }>(
    `SELECT similar_id AS id FROM similar_movies($1, k => $2${conditions && `, ${conditions}`}) ORDER BY place`,
    [movieId, k],
  );
  return rows.map(({ id }) => id);
}

const FILTERS: readonly (readonly [MovieFilter, string])[] = [
  [{}, ''],
  [{ minRating: 7.3 }, 'min_rating => 7.3'],
  [{ minYear: 1950, maxYear: 1979 }, 'min_year => 1950, max_year => 1979'],
  [{ genres: ['Horror', 'Western'] }, `genres => '{horror,Western}'`],
  [
    { allGenres: ['Drama', 'Horror'], languages: ['ko', 'fr'] },
    `all_genres => '{Drama,Horror}', languages => '{ko,fr}'`,
  ],
  [
    { excludeGenres: ['Drama'], countries: ['Japan'], minVotes: 50 },
    `exclude_genres => '{Drama}', countries => '{Japan}', min_votes => 50`,
  ],
  [
    { includeAdult: true, minRuntime: 60, maxRuntime: 90, maxRating: 8 },
    'include_adult => true, min_runtime => 60, max_runtime => 90, max_rating => 8',
  ],
  [
    { minYear: 2020, minRating: 9.6, genres: ['Western'] },
    `min_year => 2020, min_rating => 9.6, genres => '{Western}'`,
  ],
];

describe('similar_movies gives the answers of recommend', () => {
  test.each(FILTERS)('%j', async (filter, conditions) => {
    for (const { id } of seeds) {
      const all = await byApi(id, filter, 300);
      for (const k of [1, 15, 60, 100, 300]) {
        expect(await bySql(id, conditions, k)).toEqual(all.slice(0, k));
      }
    }
  });

  test('to the last of a thousand', async () => {
    const [{ id }] = seeds as [(typeof seeds)[0]];
    const all = await byApi(id, {}, 1_000);
    expect(all.length).toBeGreaterThan(900);
    expect(await bySql(id, '', 1_000)).toEqual(all);
  });

  test('with the similarity and the score of the API', async () => {
    const [{ id }] = seeds as [(typeof seeds)[0]];
    const { items } = await recommend(context, {
      ...{ likes: [id], dislikes: [], excluded: [], filter: {}, first: 20, after: null },
      ...{ ranking: 'balanced', diversity: 0 },
    });
    const { rows } = await database.pool.query<{ similarity: number; score: number }>(
      'SELECT similarity, score FROM similar_movies($1, 20)',
      [id],
    );
    expect(rows).toEqual(items.map(({ similarity, score }) => ({ similarity, score })));
  });

  test('for movies without a vector: none', async () => {
    const nothing = movies.find(({ embedding }) => embedding === null)!;
    expect(await bySql(nothing.id, '', 15)).toEqual(await byApi(nothing.id, {}, 15));
  });
});

describe('similar_movies refuses what the API refuses', () => {
  test.each([
    ['genres => \'{"Space Opera"}\'', /genres has "Space Opera", which no movie has/],
    ['min_year => 3000', /min_year is 3000; a year from 1870 to 2100 is accepted/],
    ['max_rating => 11', /max_rating is 11; a rating from 0 to 10 is accepted/],
    ['k => 0', /k is 0; a number from 1 to 1000 is accepted/],
  ])('%s', async (argument, message) => {
    await expect(
      database.pool.query(`SELECT * FROM similar_movies(movie_id => 10, ${argument})`),
    ).rejects.toThrow(message);
  });
});
