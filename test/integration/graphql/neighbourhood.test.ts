import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';
import { prepareCatalogue } from './prepared-catalogue.ts';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareCatalogue(database);
  server = await startTestServer(database);
});

afterAll(async () => {
  await server.close();
  await database.close();
});

interface Place {
  readonly x: number;
  readonly y: number;
  readonly similarity: number;
  readonly movie: { readonly id: string };
}

async function neighbourhood(id: number, first?: number): Promise<readonly Place[]> {
  const { movie } = await server.data<{ movie: { neighbourhood: readonly Place[] } }>(
    `query($id: Int!, $first: Int) {
      movie(by: {tmdbId: $id}) { neighbourhood(first: $first) { x y similarity movie { id } } }
    }`,
    { id, first },
  );
  return movie.neighbourhood;
}

describe('the neighbourhood of a movie', () => {
  test('is the 60 nearest by similarity, each at a place between -1 and 1', async () => {
    const places = await neighbourhood(10);
    expect(places).toHaveLength(60);
    for (const { x, y } of places) expect(Math.hypot(x, y)).toBeLessThanOrEqual(1 + 1e-9);
    const { movie } = await server.data<{ movie: { similar: { nodes: readonly { id: string }[] } } }>(
      '{ movie(by: {tmdbId: 10}) { similar(first: 60, ranking: SIMILARITY) { nodes { id } } } }',
    );
    expect(places.map((place) => place.movie.id)).toEqual(movie.similar.nodes.map(({ id }) => id));
  });

  test('has what is more alike closer, by and large', async () => {
    const places = await neighbourhood(20);
    const radius = (part: readonly Place[]) =>
      part.reduce((sum, { x, y }) => sum + Math.hypot(x, y), 0) / part.length;
    expect(radius(places.slice(0, 15))).toBeLessThan(radius(places.slice(-15)));
  });

  test('is the same each time', async () => {
    expect(await neighbourhood(30, 12)).toEqual(await neighbourhood(30, 12));
  });

  test('is empty for a movie that the model knows nothing of', async () => {
    await database.pool.query(`INSERT INTO movie (id, title) VALUES (999999, 'Unknown')`);
    expect(await neighbourhood(999_999)).toEqual([]);
  });

  test.each([0, 101])('of %d movies is refused', async (first) => {
    const { errors } = await server.ask(
      `{ movie(by: {tmdbId: 10}) { neighbourhood(first: ${first}) { x } } }`,
    );
    expect(errors[0]?.message).toBe(`first is ${first}; 1 to 100 is accepted.`);
    expect(errors[0]?.extensions.argument).toBe('first');
  });

  test('of a hundred movies at once is too much to ask', async () => {
    const { errors } = await server.ask(
      '{ movies(first: 100) { nodes { neighbourhood { x y movie { title } } } } }',
    );
    expect(errors[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
  });
});
