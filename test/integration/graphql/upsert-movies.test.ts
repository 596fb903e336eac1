import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { train } from '../../../src/model/train.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';
import { fillCatalogue } from '../model/small-catalogue.ts';

const TOKEN = 'a-token-of-some-length';
const ADMIN = { authorization: `Bearer ${TOKEN}` };

const UPSERT = `mutation ($movies: [MovieInput!]!) {
  upsertMovies(movies: $movies) { created updated placed movies { id title votes keywords similar(first: 3) { nodes { id } } } }
}`;

interface Upserted {
  readonly upsertMovies: {
    readonly created: number;
    readonly updated: number;
    readonly placed: number;
    readonly movies: readonly {
      readonly title: string;
      readonly votes: number;
      readonly keywords: readonly string[];
      readonly similar: { readonly nodes: readonly { readonly id: string }[] };
    }[];
  };
}

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await openTestDatabase();
  await fillCatalogue(database, 240);
  await train(database, { dimensions: 20 });
  server = await startTestServer(database, { api: { adminToken: TOKEN } });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function upsert(movies: readonly Record<string, unknown>[]) {
  const { data, errors } = await server.ask<Upserted>(UPSERT, { movies }, ADMIN);
  expect(errors).toEqual([]);
  return data.upsertMovies;
}

/** Ids of the first movies that are recommended for one. */
async function recommended(tmdbId: number, ranking: string): Promise<string[]> {
  const { recommend } = await server.data<{ recommend: { nodes: { id: string }[] } }>(
    `query ($tmdbId: Int!, $ranking: Ranking!) {
      recommend(input: { like: [{ tmdbId: $tmdbId }], ranking: $ranking }, first: 20) {
        ... on RecommendationConnection { nodes { id } }
      }
    }`,
    { tmdbId, ranking },
  );
  return recommend.nodes.map(({ id }) => id);
}

/** What movie 5 says of itself, for another. */
async function likeMovie5() {
  const { rows } = await database.pool.query<{ overview: string; genres: string[]; keywords: string[] }>(
    'SELECT overview, genres, keywords FROM movie WHERE id = 5',
  );
  return rows[0]!;
}

describe('a movie that the operator adds', () => {
  it('is found by title and recommended at once, in either ranking, though nobody has voted for it', async () => {
    const { overview, genres, keywords } = await likeMovie5();
    const added = { tmdbId: 9_000, title: 'The Paper Kingdom', overview, genres, keywords };
    const answer = await upsert([{ ...added, releaseDate: '2001-05-06' }]);
    expect(answer).toMatchObject({ created: 1, updated: 0, placed: 1 });
    expect(answer.movies).toMatchObject([{ title: 'The Paper Kingdom', votes: 0, keywords }]);
    expect(answer.movies[0]?.similar.nodes).toHaveLength(3);

    const { searchMovies } = await server.data<{ searchMovies: { movie: { id: string } }[] }>(
      '{ searchMovies(query: "the papr kingdom", first: 1) { movie { id } } }',
    );
    expect(searchMovies[0]?.movie.id).toBe('Movie:9000');
    expect(await recommended(5, 'SIMILARITY')).toContain('Movie:9000');
    expect(await recommended(5, 'BALANCED')).toContain('Movie:9000');
  });

  it('can be changed field by field: what is left out stays, null takes it away', async () => {
    await upsert([
      { tmdbId: 9_001, title: 'One', keywords: ['tea'], overview: 'Of tea.', votes: 3, rating: 7 },
    ]);
    expect(await upsert([{ tmdbId: 9_001, title: 'One', overview: null }])).toMatchObject({
      created: 0,
      updated: 1,
      movies: [{ keywords: ['tea'], votes: 3 }],
    });
    expect(await upsert([{ tmdbId: 9_001, title: 'One' }])).toMatchObject({ updated: 0, placed: 0 });
    const { rows } = await database.pool.query('SELECT overview, vote_average FROM movie WHERE id = 9001');
    expect(rows).toEqual([{ overview: null, vote_average: 7 }]);
  });
});

describe('who may add movies', () => {
  const movies = [{ tmdbId: 9_100, title: 'Forbidden' }];

  it.each([
    ['nobody without a token', {}],
    ['nobody with another token', { authorization: 'Bearer a-token-of-some-lengti' }],
    ['nobody with the beginning of the token', { authorization: 'Bearer a-token' }],
    ['nobody who sends it in another way', { authorization: `Basic ${TOKEN}` }],
  ])('%s', async (_who, headers) => {
    const { status, data, errors } = await server.ask(UPSERT, { movies }, headers);
    expect(status).toBe(401);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await database.pool.query('SELECT FROM movie WHERE id = 9100')).rowCount).toBe(0);
  });

  it('nobody at a server without a token: its schema does not have it', async () => {
    const open = await startTestServer(database);
    try {
      const { __schema } = await open.data<{ __schema: { mutationType: { fields: { name: string }[] } } }>(
        '{ __schema { mutationType { fields { name } } } }',
      );
      expect(__schema.mutationType.fields.map(({ name }) => name)).not.toContain('upsertMovies');
      const { status, errors } = await open.ask(UPSERT, { movies }, ADMIN);
      expect(status).toBe(400);
      expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    } finally {
      await open.close();
    }
  });
});

describe('movies that cannot be taken are refused, all that were given with them too', () => {
  const good = { tmdbId: 9_200, title: 'Good' };

  it.each([
    [{ tmdbId: 0, title: 'X' }, 'movies.1.tmdbId', /whole number from 1/],
    [{ tmdbId: 9_201, title: '  ' }, 'movies.1.title', /title is missing/],
    [{ tmdbId: 9_201, title: 'x'.repeat(1001) }, 'movies.1.title', /longer than 1000/],
    [{ tmdbId: 9_201, title: 'X', overview: 'x'.repeat(20_001) }, 'movies.1.overview', /longer than 20000/],
    [{ tmdbId: 9_201, title: 'X', rating: 11 }, 'movies.1.rating', /a number from 0 to 10/],
    [{ tmdbId: 9_201, title: 'X', votes: -1 }, 'movies.1.votes', /whole number from 0/],
    [{ tmdbId: 9_201, title: 'X', runtime: 40_000 }, 'movies.1.runtime', /minutes/],
    [{ tmdbId: 9_201, title: 'X', runtime: -3 }, 'movies.1.runtime', /above zero/],
    [{ tmdbId: 9_201, title: 'X', imdbId: '"tt1"' }, 'movies.1.imdbId', /digits/],
    [{ tmdbId: 9_201, title: 'X', originalLanguage: 'English' }, 'movies.1.originalLanguage', /letters/],
    [{ tmdbId: 9_201, title: 'X', homepage: 'javascript:alert(1)' }, 'movies.1.homepage', /address/],
    [{ tmdbId: 9_201, title: 'X', posterPath: 'https://elsewhere' }, 'movies.1.posterPath', /file name/],
    [{ tmdbId: 9_201, title: 'X', genres: ['Drama', ' '] }, 'movies.1.genres.1', /empty/],
    [{ tmdbId: 9_201, title: 'X', keywords: Array(201).fill('k') }, 'movies.1.keywords', /up to 200/],
    [good, 'movies', /9200 is given twice/],
  ])('%o', async (bad, argument, message) => {
    const { errors } = await server.ask(UPSERT, { movies: [good, bad] }, ADMIN);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
    expect(errors[0]?.message).toMatch(message);
    expect((await database.pool.query('SELECT FROM movie WHERE id IN (9200, 9201)')).rowCount).toBe(0);
  });

  it('none, or more than a hundred', async () => {
    for (const count of [0, 101]) {
      const movies = Array.from({ length: count }, (_, i) => ({ ...good, tmdbId: 9_300 + i }));
      const { errors } = await server.ask(UPSERT, { movies }, ADMIN);
      expect(errors[0]?.message).toMatch(/1 to 100 are accepted/);
    }
  });
});
