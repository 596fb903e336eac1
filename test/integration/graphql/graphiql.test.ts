import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWhatIsStale } from '../../../scripts/page/build.ts';
import { readExamples } from '../../../src/graphql/examples.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  await buildWhatIsStale();
  database = await openTestDatabase();
  server = await startTestServer(database);
});

afterAll(async () => {
  await server.close();
  await database.close();
});

describe('GraphiQL', () => {
  test('loads everything from this server, and everything is there', async () => {
    const page = await (await fetch(`${server.url}/graphiql`)).text();
    const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address!);
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses.filter((each) => !each.startsWith('data:'))) {
      expect(address).toMatch(/^\/graphiql\//);
      const file = await fetch(server.url + address);
      expect(file.status, address).toBe(200);
      expect(file.headers.get('content-type')).toMatch(/javascript|css/);
      expect((await file.text()).length, address).toBeGreaterThan(100);
    }
  });

  test('styles and our own script name no other server either', async () => {
    for (const file of ['page.js', 'page.css', 'graphiql.css']) {
      const text = await (await fetch(`${server.url}/graphiql/${file}`)).text();
      expect(text.match(/url\((?!["']?data:)[^)]*\)|https?:\/\/[^\s"')]+/g)).toBeNull();
    }
  });

  test('may run its own scripts and nothing else', async () => {
    const { headers } = await fetch(`${server.url}/graphiql`);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
    expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline');
    expect(policy).not.toMatch(/https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  test('has ten worked examples as tabs', async () => {
    const examples = (await (await fetch(`${server.url}/graphiql/examples.json`)).json()) as object[];
    expect(examples).toHaveLength(10);
    expect(examples).toEqual(readExamples());
  });

  test('can be switched off, and introspection too', async () => {
    const bare = await startTestServer(database, { api: { graphiql: false, introspection: false } });
    try {
      expect((await fetch(`${bare.url}/graphiql`)).status).toBe(404);
      const introspection = await bare.ask('{ __schema { types { name } } }');
      expect(introspection.status).toBe(400);
      const typo = await bare.ask('{ genre { name } }');
      expect(typo.errors[0]!.message).not.toContain('genres');
    } finally {
      await bare.close();
    }
  });
});

test('answers of the API may not be run, framed or guessed at', async () => {
  const { headers } = await fetch(`${server.url}/health/live`);
  expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
});
