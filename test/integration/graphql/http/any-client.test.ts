import { request as httpRequest } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buildSchema } from 'graphql';
import { Client, fetchExchange } from 'urql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOOPBACK_ORIGINS } from '../../../../src/graphql/http/cors-policy.ts';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { startTestServer, type TestServer } from '../../../support/graphql-server.ts';
import { prepareCatalogue } from '../prepared-catalogue.ts';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareCatalogue(database);
  server = await startTestServer(database, {
    api: { corsOrigins: [LOOPBACK_ORIGINS, 'https://app.example'] },
  });
});

afterAll(async () => {
  await server.close();
  await database.close();
});

const GENRES = `/graphql?query=${encodeURIComponent('{ genres { name } }')}`;
const JSON_TYPE = 'application/graphql-response+json, application/json';

test('urql asks as it does out of the box, by GET', async () => {
  const methods: (string | undefined)[] = [];
  const client = new Client({
    url: `${server.url}/graphql`,
    exchanges: [fetchExchange],
    fetch: (url, init) => {
      methods.push(init?.method);
      return fetch(url, init);
    },
  });
  const { data, error } = await client.query<unknown>('{ genres { name } }', {}).toPromise();
  expect(error).toBeUndefined();
  expect(data).toHaveProperty('genres');
  expect(methods).toEqual(['GET']);
});

describe('a GET', () => {
  test.each([
    ['of a program', {}, 200],
    ['of an own page', { 'sec-fetch-site': 'same-origin' }, 200],
    [
      'of a page of an allowed origin',
      { 'sec-fetch-site': 'cross-site', origin: 'https://app.example' },
      200,
    ],
    ['of a page on this machine', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:5173' }, 200],
    ['of a page of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 400],
    ['of another site without saying which', { 'sec-fetch-site': 'cross-site' }, 400],
    ['of a page in an old browser', { origin: 'https://evil.example' }, 400],
    ['of a frame without an origin', { origin: 'null' }, 400],
    ['of an image', { accept: 'image/*,*/*;q=0.8' }, 400],
  ])('%s', async (_who, headers: Record<string, string>, status) => {
    const answer = await fetch(server.url + GENRES, { headers: { accept: JSON_TYPE, ...headers } });
    expect(answer.status).toBe(status);
    if (status === 400) {
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'CSRF_BLOCKED' } }] });
    }
  });

  test('of a person who opens the address of the API leads to GraphiQL', async () => {
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const opened = await fetch(`${server.url}/graphql`, { headers: { accept }, redirect: 'manual' });
    expect(opened.status).toBe(302);
    expect(opened.headers.get('location')).toBe('/graphiql');
    expect((await fetch(server.url + GENRES, { headers: { accept }, redirect: 'manual' })).status).toBe(400);
    expect((await fetch(`${server.url}/graphql`, { headers: { accept: JSON_TYPE } })).status).toBe(400);
  });
});

test('the schema is one file that graphql reads, with @oneOf', async () => {
  const response = await fetch(`${server.url}/schema.graphql`);
  const text = await response.text();
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(text).toMatch(/input MovieRef @oneOf/);
  expect(buildSchema(text).getQueryType()?.getFields()).toHaveProperty('nodes');
});

describe('answers are compressed as the client asks', () => {
  /** fetch would decompress it. */
  const raw = (encoding: string) =>
    new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
      const query = '{ movies(first: 50) { nodes { id title overview genres } } }';
      const path = `/graphql?query=${encodeURIComponent(query)}`;
      const headers = { accept: JSON_TYPE, 'accept-encoding': encoding };
      httpRequest(server.url + path, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) });
        });
      })
        .on('error', reject)
        .end();
    });

  test.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['identity', undefined, (body: Buffer) => body],
  ])('%s', async (accepted, encoding, decompress) => {
    const answer = await raw(accepted);
    expect(answer.encoding).toBe(encoding);
    expect(JSON.parse(decompress(answer.body).toString())).toHaveProperty('data.movies.nodes');
  });
});

describe('a variable that was forgotten', () => {
  test.each([
    ['query($t: String) { movie(by: {title: $t}) { title } }', {}],
    ['query($t: String) { movie(by: {title: $t}) { title } }', { t: null }],
    ['query($t: String, $i: Int) { movie(by: {title: $t, tmdbId: $i}) { title } }', { t: 'Heat' }],
    ['query($l: [MovieRef!]!) { recommend(input: {like: $l}) { __typename } }', { l: [{}] }],
  ])('is the mistake of the client: %s', async (query, variables) => {
    const { status, errors } = await server.ask(query, variables);
    expect(status).toBe(400);
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors[0]!.extensions.code);
    expect(errors[0]!.message).toMatch(/title|tmdbId|like|MovieRef|\$l/);
  });
});

describe('nodes', () => {
  test('come in the order asked for, with null for what is not there', async () => {
    const { nodes } = await server.data<{ nodes: unknown }>(
      '{ nodes(ids: ["Movie:20", "Movie:999999999", "Movie:10", "Model:1"]) { id ... on Movie { title } } }',
    );
    expect(nodes).toMatchObject([{ id: 'Movie:20' }, null, { id: 'Movie:10' }, {}]);
  });

  test.each([
    ['[]', '0 ids were given'],
    [JSON.stringify(Array.from({ length: 101 }, (_, i) => `Movie:${i}`)), '101 ids were given'],
    ['["Movie:1", "27205"]', '"27205" is no id'],
  ])('refuse %s', async (ids, message) => {
    const { errors } = await server.ask(`{ nodes(ids: ${ids}) { id } }`);
    expect(errors[0]!.message).toContain(message);
    expect(errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
});

test('health checks may be read by pages of allowed origins', async () => {
  const answer = await fetch(`${server.url}/health/ready`, { headers: { origin: 'https://app.example' } });
  expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.example');
});
