import fc from 'fast-check';
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

/** Text that has broken programs before, and any other. */
const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\uD800',
    '\uDC00x',
    '\uFFFF',
    '\u202Egnp.exe',
    '\u200B\u200D\uFEFF',
    '%',
    '_',
    '\\',
    "'; DROP TABLE movie; --",
    '$1',
    '(|&!:*',
    '{"a":1}',
    '__proto__',
    'constructor',
    'İıſß',
    'ﷺ'.repeat(60),
    '1'.repeat(200),
    'movie 99999999999999999999',
    'Inception 0000',
    '2021',
    'IIIIIIIIIIIIIIIIIIIIIIIIIIIII',
    '🎬'.repeat(90),
    'a'.repeat(10_000),
    'e\u0301'.repeat(99),
    '\n\t\r',
  ),
  fc.string({ maxLength: 220 }),
  fc.string({ unit: 'binary', maxLength: 220 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);

const hostileNumber = fc.oneof(
  fc.constantFrom(0, -1, 1, 100, 101, 2 ** 31 - 1, -(2 ** 31)),
  fc.integer({ min: -200, max: 3_000 }),
);
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 2 });
const texts = maybe(fc.array(hostileText, { maxLength: 4 }));

const filter = fc.record(
  {
    minRating: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
    maxRating: maybe(fc.double({ min: -1, max: 12, noNaN: true })),
    minVotes: maybe(hostileNumber),
    minYear: maybe(hostileNumber),
    maxYear: maybe(hostileNumber),
    minRuntime: maybe(hostileNumber),
    genres: texts,
    allGenres: texts,
    excludeGenres: texts,
    languages: texts,
    countries: texts,
    includeAdult: maybe(fc.boolean()),
  },
  { requiredKeys: [] },
);

const reference = fc.oneof(
  fc.record({ title: hostileText }),
  fc.record({ id: fc.oneof(hostileText, fc.constantFrom('Movie:10', 'Movie:2147483647', 'Model:1')) }),
  fc.record({ imdbId: fc.oneof(hostileText, fc.constant('tt1375666')) }),
  fc.record({ tmdbId: hostileNumber }),
);

const input = fc.record(
  {
    like: fc.array(reference, { maxLength: 3 }),
    dislike: maybe(fc.array(reference, { maxLength: 3 })),
    exclude: maybe(fc.array(reference, { maxLength: 3 })),
    filter: maybe(filter),
    first: maybe(hostileNumber),
    after: maybe(hostileText),
    ranking: maybe(fc.constantFrom('SIMILARITY', 'BALANCED')),
    diversity: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
  },
  { requiredKeys: ['like'] },
);

/** What a client may be told when it sends nonsense to a server that is well. */
const ITS_OWN_FAULT = ['BAD_USER_INPUT', 'BAD_CURSOR', 'BAD_REQUEST', 'GRAPHQL_PARSE_FAILED'];

async function neverOurFault(query: string, variables: Record<string, unknown>): Promise<void> {
  const { status, errors } = await server.ask(query, variables);
  expect(status).toBeLessThan(500);
  for (const error of errors) {
    expect(ITS_OWN_FAULT, JSON.stringify(error)).toContain(error.extensions.code);
  }
}

describe('whatever a client sends is answered or refused, and the server goes on', () => {
  test('in titles and filters of searchMovies', async () => {
    const query = `query($q: String!, $filter: MovieFilter, $first: Int) {
      searchMovies(query: $q, filter: $filter, first: $first) { similarity matchedTitle movie { title } } }`;
    await fc.assert(
      fc.asyncProperty(hostileText, maybe(filter), maybe(hostileNumber), (q, given, first) =>
        neverOurFault(query, { q, filter: given, first }),
      ),
      { numRuns: 200 },
    );
  });

  test('in references, filters and cursors of recommend', async () => {
    const query = `query($input: RecommendInput!) { recommend(input: $input) {
      ... on RecommendationConnection { edges { score reasons { label } node { title posterUrl } } pageInfo { endCursor } }
      ... on MovieNotFound { message reference suggestions { similarity } } } }`;
    await fc.assert(
      fc.asyncProperty(input, (given) => neverOurFault(query, { input: given })),
      { numRuns: 200 },
    );
  });

  test('in cursors and filters of movies and similar', async () => {
    const query = `query($filter: MovieFilter, $after: String, $first: Int, $id: ID!) {
      movies(filter: $filter, after: $after, first: $first) { totalCount nodes { title } }
      node(id: $id) { ... on Movie { similar(filter: $filter, after: $after, first: $first) { nodes { id } } } } }`;
    const id = fc.oneof(hostileText, fc.constantFrom('Movie:10', 'Model:1'));
    await fc.assert(
      fc.asyncProperty(
        maybe(filter),
        maybe(hostileText),
        maybe(hostileNumber),
        id,
        (given, after, first, of) => neverOurFault(query, { filter: given, after, first, id: of }),
      ),
      { numRuns: 200 },
    );
  });

  test('in documents', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostileText, fc.json()), async (document) => {
        const { status, errors } = await server.ask(document, {});
        expect(status).toBeLessThan(500);
        expect(errors.length).toBeGreaterThan(0);
        for (const error of errors) expect(error.extensions.code).not.toBe('INTERNAL');
      }),
      { numRuns: 200 },
    );
  });

  test('in bodies', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(hostileText, fc.json(), fc.constant('{"__proto__": {"query": "{a}"}}')),
        async (body) => {
          const response = await fetch(`${server.url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body,
          });
          expect(response.status).toBeLessThan(500);
          await response.text();
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('reading cursors that were tampered with never leads elsewhere than to BAD_CURSOR or a page', async () => {
  const list = '{ movies(first: 2) { pageInfo { endCursor } } }';
  const { movies } = await server.data<{ movies: { pageInfo: { endCursor: string } } }>(list);
  const parts = JSON.parse(Buffer.from(movies.pageInfo.endCursor, 'base64url').toString()) as unknown[];
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: parts.length - 1 }),
      fc.oneof(hostileText, hostileNumber, fc.constant(null), fc.double()),
      async (at, value) => {
        const after = Buffer.from(JSON.stringify(parts.with(at, value))).toString('base64url');
        await neverOurFault('query($after: String) { movies(after: $after) { nodes { id } } }', { after });
      },
    ),
    { numRuns: 100 },
  );
});
