import { serverAudits, type AuditResult } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startTestServer(database);
});

afterAll(async () => {
  await server.close();
  await database.close();
});

const STATUS_400 =
  'Clients that accept only application/json get 400 as well, not 200, for documents and variables that are ' +
  'wrong: caches, proxies and monitors look at nothing but the status, and the body says the same either way.';

/** What a server SHOULD do and ours does not, by the audit's id, and why. */
const EXPLAINED: Readonly<Record<string, string>> = {
  '5A70': STATUS_400, // a request that any web page could send
  '572B': STATUS_400, // a document that cannot be parsed
  FDE2: STATUS_400, // a document that is not valid
  '7B9B': STATUS_400, // variables that do not fit
};

const audits = serverAudits({
  url: () => `${server.url}/graphql`,
  fetchFn: fetch,
});

test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_sentence, audit) => {
  const result: AuditResult = await audit.fn();
  if (result.status === 'ok') {
    expect(EXPLAINED).not.toHaveProperty(audit.id);
    return;
  }
  expect(result.status, result.reason).not.toBe('error');
  expect(EXPLAINED, `${result.status}: ${result.reason}`).toHaveProperty(audit.id);
});

test('a request that any web page could send is refused', async () => {
  const query = encodeURIComponent('{ __typename }');
  const get = await fetch(`${server.url}/graphql?query=${query}`);
  expect(get.status).toBe(400);
  const post = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{"query": "{ __typename }"}',
  });
  expect(post.status).toBe(400);
});
