import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lists } from '../../../src/lists/lists.ts';
import { mcp } from '../../../src/mcp/mcp.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';
import { prepareCatalogue } from '../graphql/prepared-catalogue.ts';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareCatalogue(database);
  server = await startTestServer(database, { faces: [mcp, lists] });
});

afterAll(async () => {
  await server.close();
  await database.close();
});

async function connect(transport: unknown): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport as Transport);
  return client;
}

/** What an assistant does: looks at the tools, finds a movie, asks for others like it, and errs. */
async function converse(client: Client): Promise<void> {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    'find_movie',
    'describe_movie',
    'recommend',
    'browse_movies',
    'list_genres',
  ]);
  const recommend = tools.find(({ name }) => name === 'recommend');
  expect(JSON.stringify(recommend?.inputSchema)).toContain('"minRating"');

  const found = await client.callTool({ name: 'find_movie', arguments: { query: 'inceptoin' } });
  expect(found.structuredContent).toMatchObject({
    searchMovies: [{ movie: { tmdbId: 10, title: 'Inception' } }],
  });

  const listed = await client.callTool({
    name: 'recommend',
    arguments: { input: { like: [{ title: 'Inception' }, { title: 'Zzyzx Quorbleflux' }] }, first: 3 },
  });
  const content = listed.structuredContent as { recommend: { edges: object[] } };
  expect(content.recommend).toMatchObject({
    basedOn: [{ tmdbId: 10 }],
    unresolved: [{ path: 'like[1]' }],
  });
  expect(content.recommend.edges).toHaveLength(3);

  const refused = await client.callTool({ name: 'browse_movies', arguments: { first: 101 } });
  expect(refused).toMatchObject({
    isError: true,
    content: [{ text: expect.stringContaining('1 to 100') as string }],
  });
  await expect(client.callTool({ name: 'make_coffee', arguments: {} })).rejects.toThrow('There is no tool');
}

describe('the Model Context Protocol', () => {
  test('over HTTP', async () => {
    const client = await connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)));
    await converse(client);
    await client.close();
  });

  test('over standard input and output', async () => {
    const { url, dataDirectory } = database.options;
    // The embedded database belongs to one process.
    if (url === undefined) return;
    const client = await connect(
      new StdioClientTransport({
        command: process.execPath,
        args: ['--import', 'tsx', 'src/cli/main.ts', 'mcp'],
        env: { PATH: process.env.PATH ?? '', DATABASE_URL: url, REELGRAPH_DATA_DIR: dataDirectory },
        stderr: 'ignore',
      }),
    );
    await converse(client);
    await client.close();
  });

  test('takes JSON by POST and nothing else', async () => {
    const listen = await fetch(`${server.url}/mcp`);
    expect([listen.status, listen.headers.get('allow')]).toEqual([405, 'POST']);
    const simple = await fetch(`${server.url}/mcp`, { method: 'POST', body: '{}' });
    expect(simple.status).toBe(415);
  });
});

describe('lists', () => {
  const get = (path: string) => fetch(`${server.url}/lists/recommended.${path}`);

  test('are what Radarr, Letterboxd and feed readers read', async () => {
    const json = await get('json?like=10&limit=5');
    expect(json.headers.get('content-type')).toContain('application/json');
    const movies = (await json.json()) as { id: number; title: string }[];
    expect(movies).toHaveLength(5);
    expect(movies[0]).toEqual(expect.objectContaining({ id: expect.any(Number) as number, imdb_id: null }));

    const csv = await (await get('csv?like=10&limit=5')).text();
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'tmdbID,imdbID,Title,Year',
      expect.stringMatching(new RegExp(`^${movies[0]!.id},`)) as string,
    ]);

    const rss = await get('rss?like=10&like=Interstellar&limit=5');
    expect(rss.headers.get('content-type')).toContain('application/rss+xml');
    expect(await rss.text()).toContain('<title>Movies like Inception and Interstellar</title>');
  });

  test('are filtered as the API is', async () => {
    const response = await get('json?like=10&minYear=2000&genres=Drama&limit=10');
    const movies = (await response.json()) as { year: number }[];
    expect(movies.length).toBeGreaterThan(0);
    for (const { year } of movies) expect(year).toBeGreaterThanOrEqual(2000);
  });

  test.each([
    ['json', 400, 'Name at least one movie'],
    ['json?like=10&genres=Sci-Fi', 400, 'Science Fiction'],
    ['json?like=10&limit=1000', 400, '1 to 100'],
    ['json?like=Zzyzx%20Quorbleflux', 404, 'No movie of the catalogue matches'],
  ])('%s is refused', async (path, status, message) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(message);
  });
});
