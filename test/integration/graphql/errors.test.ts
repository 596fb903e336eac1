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

async function refusal(query: string, variables?: Record<string, unknown>) {
  const answer = await server.ask<unknown>(query, variables);
  expect(answer.errors).toHaveLength(1);
  const [error] = answer.errors;
  expect(JSON.stringify(error)).not.toMatch(/stack|node_modules|SELECT/);
  return { ...error!, status: answer.status };
}

const recommend = (input: string, paging = '') =>
  `{ recommend(input: {like: [{tmdbId: 10}], ${input}}${paging}) { __typename } }`;
const similar = (given: string) => `{ movie(by: {tmdbId: 10}) { similar(${given}) { nodes { id } } } }`;
const movies = (given: string) => `{ movies(${given}) { nodes { id } } }`;

describe('bad input names the argument and what is accepted', () => {
  test.each([
    ['an empty query', '{ searchMovies(query: "  ") { similarity } }', 'query', 'empty'],
    ['a NUL byte', '{ searchMovies(query: "a\\u0000b") { similarity } }', 'query', 'NUL'],
    ['half a character', '{ searchMovies(query: "a\\uD83D") { similarity } }', null, ''],
    ['too long a query', `{ searchMovies(query: "${'x'.repeat(201)}") { similarity } }`, 'query', '200'],
    ['first of nothing', '{ searchMovies(query: "x", first: 0) { similarity } }', 'first', '1 to 100'],
    ['first too large', movies('first: 101'), 'first', '1 to 100'],
    ['first below zero', similar('first: -1'), 'first', '1 to 100'],
    ['first too large', recommend('', ', first: 101'), 'first', '1 to 100'],
    ['diversity above one', recommend('diversity: 1.5'), 'input.diversity', '0 to 1'],
    ['diversity below zero', similar('diversity: -0.5'), 'diversity', '0 to 1'],
    ['an unknown genre', recommend('filter: {genres: ["Sci-Fi"]}'), 'input.filter', 'Science Fiction'],
    ['an unknown genre', movies('filter: {excludeGenres: ["Sci-Fi"]}'), 'filter', 'Western'],
    ['an unknown country', movies('filter: {countries: ["Frnace"]}'), 'filter', 'known are'],
    ['an unknown language', recommend('filter: {languages: ["Klingon"]}'), 'input.filter', 'ko (Korean)'],
    ['a day that there is none', movies('filter: {releasedAfter: "2001-02-30"}'), 'filter', 'a day is'],
    ['an id of no movie', movies('filter: {ids: ["Model:1"]}'), 'filter.ids.0', 'ids of movies'],
    ['a year before film', movies('filter: {minYear: 3}'), 'filter', '1870 to 2100'],
    ['a year far ahead', similar('filter: {maxYear: 99999}'), 'filter', '1870 to 2100'],
    ['bounds that cross', movies('filter: {minRating: 8, maxRating: 7}'), 'filter', 'no movie could match'],
    ['a rating out of range', movies('filter: {minRating: 11}'), 'filter', '0 to 10'],
    ['adult movies', recommend('filter: {includeAdult: true}'), 'input.filter.includeAdult', 'searchMovies'],
    ['adult movies', similar('filter: {includeAdult: true}'), 'filter.includeAdult', 'searchMovies'],
    ['nothing liked', '{ recommend(input: {like: []}) { __typename } }', 'input.like', '1 to 50'],
    ['an id that is none', '{ node(id: "Inception") { id } }', 'id', 'Movie:27205'],
    ['the id of something else', '{ movie(by: {id: "Model:1"}) { id } }', 'by.id', 'movie'],
    ['an IMDb id that is none', '{ movie(by: {imdbId: "1375666"}) { id } }', 'by.imdbId', 'tt1375666'],
    ['an empty title', recommend('dislike: [{title: ""}]'), 'input.dislike.0.title', 'empty'],
  ])('%s: %s', async (_what, query, argument, accepted) => {
    const error = await refusal(query);
    if (argument === null) {
      // graphql refuses such a literal before any resolver sees it.
      expect(error.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
      return;
    }
    expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
    expect(error.message).toContain(accepted);
  });

  test.each([
    ['fifty-one likes', { like: 51 }, 'input.like', '1 to 50'],
    ['fifty-one dislikes', { like: 1, dislike: 51 }, 'input.dislike', '0 to 50'],
    ['a thousand and one exclusions', { like: 1, exclude: 1001 }, 'input.exclude', '0 to 1000'],
  ])('%s', async (_what, counts, argument, accepted) => {
    const references = (count: number) => Array.from({ length: count }, (_, i) => ({ tmdbId: i + 1 }));
    const input = Object.fromEntries(Object.entries(counts).map(([field, n]) => [field, references(n)]));
    const error = await refusal(
      'query($input: RecommendInput!) { recommend(input: $input) { __typename } }',
      { input },
    );
    expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
    expect(error.message).toContain(accepted);
  });

  test('half a character in a variable', async () => {
    const query = 'query($q: String!) { searchMovies(query: $q) { similarity } }';
    const error = await refusal(query, { q: 'a\uD83D' });
    expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'query' });
  });

  test('a reference with two names, or none', async () => {
    for (const reference of ['{tmdbId: 1, title: "x"}', '{}', '{title: null}']) {
      const error = await refusal(`{ movie(by: ${reference}) { id } }`);
      expect(error.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(error.status).toBe(400);
    }
    const error = await refusal('query($by: MovieRef!) { movie(by: $by) { id } }', {
      by: { tmdbId: 1, title: 'x' },
    });
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('cursors', () => {
  test.each([
    ['of nobody', similar('after: "nonsense"'), 'after'],
    ['empty', recommend('', ', after: ""'), 'after'],
    ['with NUL', movies('after: "a\\u0000"'), 'after'],
    ['very long', movies(`after: "${'A'.repeat(5000)}"`), 'after'],
  ])('%s are BAD_CURSOR', async (_what, query, argument) => {
    expect((await refusal(query)).extensions).toEqual({ code: 'BAD_CURSOR', argument });
  });

  const endCursor = async (given: string) => {
    const { movie } = await server.data<{ movie: { similar: { pageInfo: { endCursor: string } } } }>(
      `{ movie(by: {tmdbId: 10}) { similar(${given}) { pageInfo { endCursor } } } }`,
    );
    return movie.similar.pageInfo.endCursor;
  };

  test('of a list with other arguments are BAD_CURSOR', async () => {
    const cursor = await endCursor('first: 3');
    const other = await refusal(similar(`first: 3, ranking: SIMILARITY, after: "${cursor}"`));
    expect(other.extensions).toEqual({ code: 'BAD_CURSOR', argument: 'after' });
  });

  test('of one movie are refused for another, and still answer for their own', async () => {
    const cursor = await endCursor('first: 3');
    const query = `{ a: movie(by: {tmdbId: 10}) { similar(first: 3, after: "${cursor}") { nodes { id } } }
                     b: movie(by: {tmdbId: 20}) { similar(first: 3, after: "${cursor}") { nodes { id } } } }`;
    const answer = await server.ask<{ a: { similar: { nodes: object[] } }; b: null }>(query);
    expect(answer.data.a.similar.nodes).toHaveLength(3);
    expect(answer.data.b).toBeNull();
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]).toMatchObject({ path: ['b', 'similar'], extensions: { code: 'BAD_CURSOR' } });
  });

  test('of a list of movies in another order are BAD_CURSOR', async () => {
    const { movies: list } = await server.data<{ movies: { pageInfo: { endCursor: string } } }>(
      '{ movies(first: 2) { pageInfo { endCursor } } }',
    );
    const error = await refusal(movies(`orderBy: YEAR_ASC, after: "${list.pageInfo.endCursor}"`));
    expect(error.extensions.code).toBe('BAD_CURSOR');
  });
});

describe('limits', () => {
  test('a hundred similar movies of a hundred are refused, from variables too', async () => {
    const error = await refusal(
      'query($n: Int) { movies(first: $n) { nodes { similar(first: $n) { nodes { title } } } } }',
      { n: 100 },
    );
    expect(error.extensions).toEqual({ code: 'QUERY_TOO_COMPLEX' });
    expect(error.status).toBe(400);
  });

  test('documents with too many tokens are not parsed', async () => {
    const error = await refusal(`{ ${'__typename '.repeat(5_000)} }`);
    expect(error.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
    expect(error.message).toContain('4000 tokens');
  });

  test('bodies above 1 MB are refused', async () => {
    const error = await refusal(`{ __typename } # ${'x'.repeat(1_200_000)}`);
    expect(error.status).toBe(413);
    expect(error.extensions.code).toBe('BODY_TOO_LARGE');
  });

  test('batches of operations are refused', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
    });
    expect(response.status).toBe(400);
  });
});

describe('what nobody foresaw', () => {
  test('is INTERNAL with an id that the log has, and nothing else', async () => {
    await database.pool.query('ALTER TABLE movie RENAME COLUMN tagline TO motto');
    try {
      const error = await refusal('{ movies { nodes { id } } }');
      expect(error.extensions.code).toBe('INTERNAL');
      expect(JSON.stringify(error)).not.toContain('tagline');
      const id = String(error.extensions.id);
      const line = server.log.find((entry) => entry.includes(id));
      expect(line).toContain('tagline');
      expect(JSON.parse(line!)).toHaveProperty('requestId');
    } finally {
      await database.pool.query('ALTER TABLE movie RENAME COLUMN motto TO tagline');
    }
  });

  test('a database that went away is SERVICE_UNAVAILABLE with status 503', async () => {
    const gone = await openTestDatabase();
    const orphan = await startTestServer(gone);
    await gone.close();
    try {
      const answer = await orphan.ask('{ movies { nodes { id } } }');
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(answer.errors[0]!.extensions).toEqual({ code: 'SERVICE_UNAVAILABLE' });
      const ready = await fetch(`${orphan.url}/health/ready`);
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({ message: 'The database does not answer.' });
    } finally {
      await orphan.close();
    }
  });
});

test('addresses that do not exist and bodies that are not JSON are told so as JSON', async () => {
  const nowhere = await fetch(`${server.url}/nowhere`);
  expect(nowhere.status).toBe(404);
  expect(nowhere.headers.get('content-type')).toContain('application/json');
  const broken = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query": ',
  });
  expect(broken.status).toBe(400);
  expect(await broken.json()).toEqual({
    errors: [{ message: 'The body is not valid JSON.', extensions: { code: 'BAD_REQUEST' } }],
  });
});
