import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTypeDefinitions } from '../../src/graphql/type-definitions.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestServer, type TestServer } from '../support/graphql-server.ts';
import { prepareCatalogue } from '../integration/graphql/prepared-catalogue.ts';
import { RandomNumbers } from '../integration/recommend/random-numbers.ts';
import { HOSTILE_TEXTS } from './hostile-values.ts';
import { brokenRequest, schemaDocument } from './schema-documents.ts';

const ADMIN_TOKEN = 'fuzzing-is-an-operator';
/** Requests sent at one time, and how often. */
const AT_ONCE = 25;
const ROUNDS = 30;

const schema = buildSchema(readTypeDefinitions({ admin: true }).join('\n'));
const valid = (random: RandomNumbers) => schemaDocument(schema, random);
const broken = (random: RandomNumbers) => brokenRequest(schema, random);

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareCatalogue(database);
  server = await startTestServer(database, { api: { adminToken: ADMIN_TOKEN, timeoutMs: 100_000 } });
});

afterAll(async () => {
  await server.close();
  await database.close();
});

/** What a client may be told when it sends nonsense to a server that is well. */
const ITS_OWN_FAULT = new Set([
  'BAD_CURSOR',
  'BAD_REQUEST',
  'BODY_TOO_LARGE',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'QUERY_TOO_COMPLEX',
]);

/** Of an INTERNAL error. */
function whatTheLogHas(id: string | undefined): string | undefined {
  return id === undefined ? undefined : server.log.find((line) => line.includes(id))?.slice(0, 1_000);
}

async function send(body: unknown): Promise<readonly string[]> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  expect(response.status, text).toBeLessThan(500);
  const { errors = [] } = JSON.parse(text) as { errors?: { extensions: { code: string; id?: string } }[] };
  for (const { extensions } of errors)
    expect(ITS_OWN_FAULT, whatTheLogHas(extensions.id)).toContain(extensions.code);
  return errors.map((error) => error.extensions.code);
}

/** Sends a thousand, many at a time, and counts how they ended. A failure names the seed of its requests. */
async function sendMany(make: (random: RandomNumbers) => unknown): Promise<Map<string, number>> {
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = new RandomNumbers(seed);
      const batch = Array.from({ length: AT_ONCE }, () => make(random));
      for (const [first = 'ok'] of await Promise.all(batch.map(send))) {
        outcomes.set(first, (outcomes.get(first) ?? 0) + 1);
      }
    }),
    { numRuns: ROUNDS, endOnFailure: true },
  );
  return outcomes;
}

function heapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

describe('whatever clients send, the server answers or says what is wrong with it, and goes on', () => {
  test('documents made from the schema are valid, so that they reach the resolvers', () => {
    const random = new RandomNumbers(6);
    for (const { query } of Array.from({ length: 300 }, () => valid(random))) {
      // Halves of surrogate pairs cannot be written in a document; graphql's parser says so.
      if (/\\ud[89a-f]/i.test(query)) continue;
      expect(
        validate(schema, parse(query)).map(({ message }) => message),
        query,
      ).toEqual([]);
    }
  });

  test('every text that breaks programs, in every text argument of the schema', async () => {
    const questions = [
      'query($t: String!) { searchMovies(query: $t) { matchedTitle } }',
      'query($t: String!) { movie(by: {title: $t}) { id } }',
      'query($t: ID!) { movie(by: {id: $t}) { id } }',
      'query($t: String!) { movie(by: {imdbId: $t}) { id } }',
      'query($t: ID!) { node(id: $t) { id } }',
      'query($t: String!) { movies(after: $t) { nodes { id } } }',
      'query($t: String!) { movies(filter: {genres: [$t]}) { nodes { id } } }',
      'query($t: String!) { movies(filter: {allGenres: [$t], excludeGenres: [$t]}) { nodes { id } } }',
      'query($t: String!) { movies(filter: {languages: [$t], countries: [$t]}) { nodes { id } } }',
      'query($t: String!) { recommend(input: {like: [{title: $t}], dislike: [{title: $t}], exclude: [{title: $t}]}, after: $t) { __typename } }',
      'mutation($t: String!) { upsertMovies(movies: [{tmdbId: 4, title: $t, overview: $t, keywords: [$t], genres: [$t]}]) { __typename } }',
    ];
    for (const query of questions) {
      await Promise.all(HOSTILE_TEXTS.map((t) => send({ query, variables: { t } })));
    }
  });

  test('valid documents with hostile values', async () => {
    const outcomes = await sendMany(valid);
    expect(outcomes.get('ok')).toBeGreaterThan(50);
    expect(outcomes.get('BAD_USER_INPUT')).toBeGreaterThan(50);
  });

  test('broken documents, variables and extensions, in memory that stays bounded', async () => {
    await sendMany(broken);
    const before = heapMegabytes();
    const outcomes = await sendMany(broken);
    // The stores of parsed documents and persisted queries may fill up, to 34 MB together.
    expect(heapMegabytes() - before).toBeLessThan(60);
    expect(outcomes.size).toBeGreaterThan(3);
    expect(await send({ query: '{ movies(first: 1) { nodes { title } } }' })).toEqual([]);
  });
});
