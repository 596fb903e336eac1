import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';
import type { Environment } from 'relay-runtime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { startTestServer, type TestServer } from '../../../support/graphql-server.ts';
import { prepareCatalogue } from '../prepared-catalogue.ts';

/** What a snippet of docs/clients.md exports. */
interface Snippet {
  readonly findFilm: (title: string) => Promise<{ title: string; year: number } | null>;
  readonly allOfGenre: (genre: string) => Promise<string[]>;
  readonly codeOf: (error: unknown) => string | undefined;
  readonly environment: Environment;
}

const ROOT = join(import.meta.dirname, '../../../..');

let database: TestDatabase;
let server: TestServer;
let folder: string;
let document: string;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareCatalogue(database);
  server = await startTestServer(database);
  folder = await mkdtemp(join(ROOT, 'test/integration/graphql/http/.clients-'));
  document = await readFile(join(ROOT, 'docs/clients.md'), 'utf8');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await server.close();
  await database.close();
});

/** A snippet of the document by what stands behind its language. */
function snippet(name: string): string {
  const text = new RegExp('^```\\w+ ' + name + '\\n(.*?)^```', 'ms').exec(document)?.[1];
  if (text === undefined) throw new Error(`docs/clients.md has no snippet "${name}".`);
  return text.replaceAll('http://127.0.0.1:4000', server.url);
}

async function load(name: string): Promise<Snippet> {
  const path = join(folder, `${name}.ts`);
  await writeFile(path, snippet(name));
  return (await import(path)) as Snippet;
}

async function westerns(): Promise<string[]> {
  const { movies } = await server.data<{ movies: { nodes: { title: string }[] } }>(
    '{ movies(filter: {genres: ["Western"]}, first: 100) { nodes { title } } }',
  );
  return movies.nodes.map(({ title }) => title);
}

describe.each(['fetch', 'apollo', 'urql'])('%s', (name) => {
  test('asks with variables', async () => {
    const { findFilm } = await load(name);
    expect(await findFilm('inceptoin')).toMatchObject({ title: 'Inception', year: 2010 });
  });

  test('pages to the end', async () => {
    const { allOfGenre } = await load(name);
    const all = await allOfGenre('Western');
    expect(all.length).toBeGreaterThan(20);
    expect(all).toEqual(await westerns());
  });

  test('tells what was wrong', async () => {
    const { allOfGenre, codeOf } = await load(name);
    const error: unknown = await allOfGenre('No Genre').catch((reason: unknown) => reason);
    expect(codeOf(error)).toBe('BAD_USER_INPUT');
  });
});

test('gql.tada asks with variables', async () => {
  const { findFilm } = await load('tada');
  expect(await findFilm('Interstellar')).toMatchObject({ title: 'Interstellar' });
});

test('Apollo Client sends the hash of a document instead of it', async () => {
  const sent: string[] = [];
  const link = new PersistedQueryLink({
    sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  }).concat(
    new HttpLink({
      uri: `${server.url}/graphql`,
      fetch: (url, init) => {
        sent.push(typeof init?.body === 'string' && init.body.includes('"query"') ? 'document' : 'hash');
        return fetch(url, init);
      },
    }),
  );
  const ask = () =>
    new ApolloClient({ link, cache: new InMemoryCache() }).query({
      query: gql`
        query Genres {
          genres {
            name
          }
        }
      `,
    });
  expect((await ask()).data).toHaveProperty('genres');
  expect((await ask()).data).toHaveProperty('genres');
  expect(sent).toEqual(['hash', 'document', 'hash']);
});

test('Relay compiles the connection, and its network asks', async () => {
  const project = join(folder, 'relay');
  await mkdir(join(project, 'src'), { recursive: true });
  await writeFile(
    join(project, 'schema.graphql'),
    await (await fetch(`${server.url}/schema.graphql`)).text(),
  );
  await writeFile(join(project, 'src/Films.ts'), `export const query = graphql\`\n${snippet('relay')}\`;\n`);
  await writeFile(
    join(project, 'relay.config.json'),
    JSON.stringify({
      src: './src',
      schema: './schema.graphql',
      language: 'typescript',
      eagerEsModules: true,
    }),
  );
  await promisify(execFile)(
    process.execPath,
    [join(ROOT, 'node_modules/relay-compiler/cli.js'), 'relay.config.json'],
    { cwd: project },
  );
  const artifact = await readFile(join(project, 'src/__generated__/FilmsQuery.graphql.ts'), 'utf8');
  expect(artifact).toContain('"Films_recommend"');
  const { environment } = await load('relay-network');
  const network = environment.getNetwork();
  const answer = await network
    .execute(
      {
        text: '{ genres { name } }',
        name: 'Genres',
        operationKind: 'query',
        metadata: {},
        id: null,
        cacheID: 'x',
      },
      {},
      {},
    )
    .toPromise();
  expect(answer).toHaveProperty('data.genres');
});

test('graphql-codegen makes typed documents', async () => {
  const generated = JSON.parse(snippet('codegen')) as {
    schema: string;
    generates: Record<string, { plugins: string[]; config: object }>;
  };
  const [output] = Object.values(generated.generates);
  const content = await codegen({
    filename: 'films.generated.ts',
    schema: parse(await (await fetch(generated.schema)).text()),
    documents: [{ document: parse('query Genres { genres { name count } }') }],
    config: output?.config ?? {},
    plugins: (output?.plugins ?? []).map((plugin) => ({ [plugin]: {} })),
    pluginMap: {
      typescript,
      'typescript-operations': typescriptOperations,
      'typed-document-node': typedDocumentNode,
    },
  });
  expect(content).toContain('TypedDocumentNode');
});
