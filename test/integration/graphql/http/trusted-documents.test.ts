import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '../../../../src/graphql/server.ts';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { startTestServer, type TestServer } from '../../../support/graphql-server.ts';

const GENRES = 'query Genres { genres { name } }';
const ONE_MOVIE = 'query OneMovie($id: Int!) { movie(by: {tmdbId: $id}) { title } }';

const MANIFESTS = {
  apollo: {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [
      { id: 'genres-1', name: 'Genres', type: 'query', body: GENRES },
      { id: 'movie-1', name: 'OneMovie', type: 'query', body: ONE_MOVIE },
    ],
  },
  plain: { 'genres-1': GENRES, 'movie-1': ONE_MOVIE },
};

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.pool.query(`INSERT INTO movie (id, title) VALUES (10, 'Inception')`);
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-manifest-'));
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function writeManifest(content: unknown): Promise<string> {
  const path = join(folder, 'manifest.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe.each(Object.entries(MANIFESTS))('with a manifest in the %s format', (_format, manifest) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(database, { api: { trustedDocuments: await writeManifest(manifest) } });
  });

  afterAll(() => server.close());

  const post = (body: object) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const get = (parameters: Record<string, string>) =>
    fetch(`${server.url}/graphql?${new URLSearchParams(parameters).toString()}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
  const persisted = (id: string) => ({ persistedQuery: { version: 1, sha256Hash: id } });

  test('its documents are answered by id and by their text', async () => {
    const answers = await Promise.all([
      post({ extensions: persisted('movie-1'), variables: { id: 10 } }),
      post({ documentId: 'movie-1', variables: { id: 10 }, operationName: 'OneMovie' }),
      post({ query: ONE_MOVIE, variables: { id: 10 } }),
      get({ extensions: JSON.stringify(persisted('movie-1')), variables: '{"id": 10}' }),
      get({ documentId: 'movie-1', variables: '{"id": 10}' }),
      get({ query: ONE_MOVIE, variables: '{"id": 10}' }),
    ]);
    for (const answer of answers)
      expect(await answer.json()).toEqual({ data: { movie: { title: 'Inception' } } });
  });

  test('its documents are answered however they are laid out, and with what clients add to them', async () => {
    const written = [
      `${GENRES} `,
      '# ours\nquery Genres{genres{name}}',
      'query Genres { genres { name __typename } }',
    ];
    for (const query of written) expect((await post({ query })).status, query).toBe(200);
    const typed = await post({
      query: ONE_MOVIE.replace('title', 'title __typename'),
      variables: { id: 10 },
    });
    expect(await typed.json()).toEqual({ data: { movie: { title: 'Inception', __typename: 'Movie' } } });
  });

  test('so are those of the page that the server has itself', async () => {
    const page = JSON.parse(await readFile('schema/page-documents.json', 'utf8')) as {
      operations: { id: string; name: string; body: string }[];
    };
    expect(page.operations.length).toBeGreaterThan(5);
    for (const { name, body } of page.operations)
      expect((await post({ query: body })).status, name).not.toBe(403);
  });

  test('everything else is refused before it is executed', async () => {
    const refused = await Promise.all([
      post({ query: '{ genres { name } }' }),
      post({ query: 'query Genres { genres { name movies } }' }),
      post({ query: 'query Genres { genres { called: name } }' }),
      post({ query: '{ __schema { types { name } } }' }),
      post({ query: '{ this is no GraphQL' }),
      post({ documentId: 'unknown' }),
      post({ documentId: '__proto__' }),
      post({ documentId: 'genres-1', query: '{ models { id } }' }),
      post({ query: '{ models { id } }', extensions: persisted('genres-1') }),
      post({ extensions: { persistedQuery: 'genres-1' } }),
      post({ documentId: ['genres-1'] }),
      post([{ documentId: 'genres-1' }]),
      get({ query: '{ genres { name } }' }),
      get({ extensions: '{' }),
      get({ extensions: JSON.stringify(persisted('unknown')) }),
    ]);
    for (const answer of refused) {
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({
        errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }],
      });
    }
  });

  test('a page of another site cannot have a trusted document answered either', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await fetch(`${server.url}/graphql?documentId=genres-1`, { headers })).status).toBe(400);
  });
});

describe('a manifest that cannot be used keeps the server from starting, and says why', () => {
  test.each([
    ['is no JSON', '{', 'cannot be read'],
    ['is of no known format', { documents: [GENRES] }, 'accepted are'],
    ['is of a version to come', { ...MANIFESTS.apollo, version: 2 }, 'accepted are'],
    [
      'has a document that the schema cannot answer',
      { a: '{ nonsense }' },
      'a: Cannot query field "nonsense"',
    ],
    ['has a document that is none', { a: 'SELECT 1' }, 'a: Syntax Error'],
  ])('%s', async (_fault, manifest, message) => {
    const trustedDocuments = await writeManifest(manifest);
    await expect(createServer({ database, api: { trustedDocuments } })).rejects.toThrow(message);
  });

  test('is not there', async () => {
    const trustedDocuments = join(folder, 'nowhere.json');
    await expect(createServer({ database, api: { trustedDocuments } })).rejects.toThrow('cannot be read');
  });
});
