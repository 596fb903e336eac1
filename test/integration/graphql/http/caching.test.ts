import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { startTestServer, type TestServer } from '../../../support/graphql-server.ts';
import { prepareCatalogue } from '../prepared-catalogue.ts';

let database: TestDatabase;
let server: TestServer;
let modelId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  modelId = await prepareCatalogue(database);
  server = await startTestServer(database);
});

afterAll(async () => {
  await server.close();
  await database.close();
});

const RECOMMEND = '{ recommend(input: {like: [{tmdbId: 10}]}, first: 3) { nodes { title } } }';

function get(parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/graphql?${new URLSearchParams(parameters).toString()}`, {
    // Without a Cache-Control of its own, fetch would ask for no cache on the way at all.
    headers: { 'apollo-require-preflight': 'true', 'cache-control': 'max-age=0', ...headers },
  });
}

describe('answers to GET', () => {
  test('say how long caches may keep them: as long as the field that is kept for the shortest', async () => {
    const long = await get({ query: RECOMMEND });
    expect(long.headers.get('cache-control')).toBe('max-age=60, public');
    expect(long.headers.get('vary')).toContain('Accept');
    const short = await get({ query: '{ model { id } genres { name } }' });
    expect(short.headers.get('cache-control')).toBe('max-age=10, public');
  });

  test('are not kept when something went wrong', async () => {
    const wrong = await get({ query: '{ movies(first: 0) { nodes { id } } }' });
    expect(wrong.headers.get('cache-control')).toBe('no-store');
    const invalid = await get({ query: '{ nonsense }' });
    expect(invalid.headers.get('cache-control')).toBe('no-store');
  });

  test('are not sent again to those who have them, until a model is published', async () => {
    const first = await get({ query: RECOMMEND });
    const tag = first.headers.get('etag')!;
    expect(tag).toMatch(new RegExp(`^W/"${modelId}-[\\w-]{43}"$`));
    const body = await first.text();

    const again = await get({ query: RECOMMEND }, { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('etag')).toBe(tag);
    expect(again.headers.get('cache-control')).toBe('max-age=60, public');

    modelId = await prepareCatalogue(database);
    const published = await get({ query: RECOMMEND }, { 'if-none-match': tag });
    expect(published.status).toBe(200);
    expect(published.headers.get('etag')).toMatch(new RegExp(`^W/"${modelId}-`));
    expect(published.headers.get('etag')).not.toBe(tag);
    // The same movies were in it: the tag tells models apart, not only answers.
    expect(await published.text()).toBe(body);
  });

  test('are sent again when a movie changed', async () => {
    const query = '{ movie(by: {tmdbId: 20}) { tagline } }';
    const tag = (await get({ query })).headers.get('etag')!;
    expect((await get({ query }, { 'if-none-match': tag })).status).toBe(304);
    await database.pool.query(`UPDATE movie SET tagline = 'changed' WHERE id = 20`);
    expect((await get({ query }, { 'if-none-match': tag })).status).toBe(200);
  });
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (hash: string) => JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });

describe('automatic persisted queries', () => {
  test('are asked for by hash once their text was sent, and cacheable as GET', async () => {
    const query = '{ genres { name } }';
    const hash = sha256(query);
    const unknown = await get({ extensions: persisted(hash) });
    expect(await unknown.json()).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    const registered = await get({ query, extensions: persisted(hash) });
    const byHash = await get({ extensions: persisted(hash) });
    expect(await byHash.text()).toBe(await registered.text());
    expect(byHash.headers.get('cache-control')).toBe('max-age=60, public');
  });

  test('with a hash that is not theirs are refused and not remembered', async () => {
    const hash = sha256('{ model { id } }');
    const poisoned = await get({ query: '{ genres { name } }', extensions: persisted(hash) });
    expect(poisoned.status).toBe(400);
    const after = await get({ extensions: persisted(hash) });
    expect(await after.json()).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
  });

  test('that are refused for their cost are not remembered', async () => {
    const query = '{ movies(first: 100) { nodes { similar(first: 100) { nodes { id } } } } }';
    expect((await get({ query, extensions: persisted(sha256(query)) })).status).toBe(400);
    const after = await get({ extensions: persisted(sha256(query)) });
    expect(await after.json()).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
  });

  test('are forgotten when there are too many of them: the store holds 4 MB', async () => {
    const text = (i: number) => `{ __typename } # ${i} ${'x'.repeat(200_000)}`;
    const post = (query: string | undefined, hash: string) =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }),
      });
    for (let i = 0; i < 22; i++) expect((await post(text(i), sha256(text(i)))).status).toBe(200);
    expect(await (await post(undefined, sha256(text(0)))).json()).toHaveProperty('errors');
    expect(await (await post(undefined, sha256(text(21)))).json()).toEqual({ data: { __typename: 'Query' } });
  });
});
