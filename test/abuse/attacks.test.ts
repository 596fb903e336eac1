import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { startTestServer } from '../support/graphql-server.ts';
import { prepareCatalogue } from '../integration/graphql/prepared-catalogue.ts';
import type { Target } from './attack.ts';
import { DOCUMENT_ATTACKS } from './document-attacks.ts';
import { IDENTITY_ATTACKS } from './identity-attacks.ts';
import { TRANSPORT_ATTACKS } from './transport-attacks.ts';
import { VALUE_ATTACKS } from './value-attacks.ts';

let target: Target;

beforeAll(async () => {
  const database = await openTestDatabase();
  await prepareCatalogue(database);
  const adminToken = 'the-token-of-the-operator';
  target = {
    database,
    adminToken,
    open: await startTestServer(database, { api: { adminToken } }),
    closed: await startTestServer(database, {
      api: {
        introspection: false,
        graphiql: false,
        metricsToken: 'a-token-for-the-monitoring',
        requestsPerMinute: 100,
      },
      requestTimeoutMs: 500,
    }),
  };
});

afterAll(async () => {
  await target.open.close();
  await target.closed.close();
  await target.database.close();
});

describe.each([
  ['transport', TRANSPORT_ATTACKS],
  ['documents', DOCUMENT_ATTACKS],
  ['values', VALUE_ATTACKS],
  ['identity', IDENTITY_ATTACKS],
])('%s', (_through, attacks) => {
  test.each(attacks.map(({ threat, attempt }) => [threat, attempt] as const))(
    '%s',
    async (_threat, attempt) => {
      await attempt(target);
      // Whatever was tried, the next client is served.
      expect((await target.open.ask('{ movies(first: 1) { nodes { id } } }')).errors).toEqual([]);
    },
  );
});

test('the list is long', () => {
  const attacks = [TRANSPORT_ATTACKS, DOCUMENT_ATTACKS, VALUE_ATTACKS, IDENTITY_ATTACKS].flat();
  expect(new Set(attacks.map(({ threat }) => threat)).size).toBe(attacks.length);
  expect(attacks.length).toBeGreaterThanOrEqual(40);
});
