import { afterAll, beforeAll, expect, it } from 'vitest';
import { moviesByIds } from '../../../src/database/movie-rows.ts';
import { MovieProjector } from '../../../src/model/movie-projector.ts';
import { train } from '../../../src/model/train.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillCatalogue } from './small-catalogue.ts';

let database: TestDatabase;
let modelId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  await fillCatalogue(database, 200);
  ({ modelId } = await train(database, { dimensions: 20, keep: 9 }));
});

afterAll(async () => {
  await database.close();
});

it.each(['content', 'reference'] as const)(
  'places a movie where training placed it: %s',
  async (representation) => {
    const { modelId } = await train(database, { dimensions: 20, representation, keep: 9 });
    const projector = await MovieProjector.open(database, modelId);
    expect(projector.dimensions).toBe(20);
    const movies = [...(await moviesByIds(database, [1, 2, 50, 77])).values()].sort((a, b) => a.id - b.id);
    const placed = await projector.project(movies);
    const { rows } = await database.pool.query<{ embedding: Float32Array | null }>(
      `SELECT embedding FROM model_vector_${modelId} WHERE movie_id IN (1, 2, 50, 77) ORDER BY movie_id`,
    );
    expect(placed).toHaveLength(4);
    for (const [i, { embedding }] of rows.entries()) {
      const difference = placed[i]?.map((value, d) => Math.abs(value - embedding![d]!)) ?? [];
      expect(placed[i] === null).toBe(embedding === null);
      expect(Math.max(0, ...difference)).toBeLessThan(1e-6);
    }
  },
);

it('has no vector for a movie of which nothing known is said', async () => {
  const projector = await MovieProjector.open(database, modelId);
  const [known] = (await moviesByIds(database, [1])).values();
  const nothing = {
    ...known!,
    ...{ title: 'zyx', tagline: null, overview: 'unheard of', releaseDate: null, originalLanguage: null },
    ...{
      genres: [],
      companies: [],
      countries: [],
      spokenLanguages: [],
      keywords: [],
      directors: [],
      cast: [],
    },
  };
  expect(await projector.project([nothing])).toEqual([null]);
  expect(await projector.project([])).toEqual([]);
});

it('says so when a model has nothing to place movies with', async () => {
  await expect(MovieProjector.open(database, 999)).rejects.toThrow(/model 999 holds nothing/);
});
