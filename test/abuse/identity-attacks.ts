import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { expectCode, post, type Attack } from './attack.ts';

const UPSERT = 'mutation { upsertMovies(movies: [{tmdbId: 31337, title: "Owned"}]) { __typename } }';
const BODY = JSON.stringify({ query: UPSERT });

/** Through who somebody claims to be, and what the server remembers of others. */
export const IDENTITY_ATTACKS: readonly Attack[] = [
  {
    threat: 'writing without a token, with part of it, with another scheme, or with it in the wrong place',
    attempt: async ({ open, adminToken, database }) => {
      const attempts: Record<string, string>[] = [
        {},
        { authorization: '' },
        { authorization: 'Bearer' },
        { authorization: 'Bearer null' },
        { authorization: `Bearer ${adminToken.slice(0, -1)}` },
        { authorization: `Bearer ${adminToken}x` },
        { authorization: `Bearer ${adminToken.toUpperCase()}` },
        { authorization: `Basic ${Buffer.from(`admin:${adminToken}`).toString('base64')}` },
        { cookie: `token=${adminToken}` },
        { 'x-admin-token': adminToken },
      ];
      for (const headers of attempts) {
        expect(await (await post(open, BODY, headers)).text(), JSON.stringify(headers)).toContain(
          'UNAUTHENTICATED',
        );
      }
      const { rows } = await database.pool.query('SELECT FROM movie WHERE id = 31337');
      expect(rows).toEqual([]);
    },
  },
  {
    threat: 'writing on a server that has no token: undefined must not be a password',
    attempt: async ({ closed }) => {
      for (const authorization of ['Bearer undefined', 'Bearer null', 'Bearer ']) {
        expect(await (await post(closed, BODY, { authorization })).text()).toContain('Cannot query field');
      }
    },
  },
  {
    threat: 'tokens in the log',
    attempt: async ({ open, adminToken }) => {
      await (await post(open, '{"query": "{ nonsense }"}', { authorization: `Bearer ${adminToken}` })).text();
      await (await fetch(`${open.url}/nowhere?token=${adminToken}`)).text();
      expect(open.log.length).toBeGreaterThan(0);
      expect(open.log.join('\n')).not.toContain(adminToken);
    },
  },
  {
    threat: 'what people typed, in the log',
    attempt: async ({ open }) => {
      const t = 'my very private wish';
      await open.ask('query($t: String!) { searchMovies(query: $t) { similarity } }', { t });
      await open.ask(`{ searchMovies(query: "${t}", first: 0) { similarity } }`);
      expect(open.log.join('\n')).not.toContain(t);
    },
  },
  {
    threat: 'metrics for those who have no token, where one is asked for',
    attempt: async ({ closed }) => {
      expect((await fetch(`${closed.url}/metrics`)).status).toBe(401);
    },
  },
  {
    threat: 'exhaustion of the monitoring: a time series for every operation name',
    attempt: async ({ open }) => {
      await Promise.all(Array.from({ length: 100 }, (_, i) => open.ask(`query Series${i} { __typename }`)));
      const metrics = await (await fetch(`${open.url}/metrics`)).text();
      expect(metrics).not.toContain('Series');
      expect(metrics.split('\n').length).toBeLessThan(2_000);
    },
  },
  {
    threat: 'cache poisoning: a persisted query under the hash of another',
    attempt: async ({ open }) => {
      const sha256Hash = createHash('sha256').update('{ genres { name } }').digest('hex');
      const extensions = { persistedQuery: { version: 1, sha256Hash } };
      const poisoned = await post(open, JSON.stringify({ query: '{ __typename }', extensions }));
      expect(poisoned.status).toBe(400);
      expect(await (await post(open, JSON.stringify({ extensions }))).text()).toContain(
        'PERSISTED_QUERY_NOT_FOUND',
      );
    },
  },
  {
    threat: 'cache poisoning: hashes that are names of Object.prototype, lists or very long',
    attempt: async ({ open }) => {
      for (const sha256Hash of ['__proto__', 'constructor', ['a'], {}, null, 1, 'x'.repeat(100_000)]) {
        const response = await post(
          open,
          JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash } } }),
        );
        expect(response.status, JSON.stringify(sha256Hash).slice(0, 40)).toBeLessThan(500);
        expect((await response.text()).length).toBeLessThan(5_000);
      }
    },
  },
  {
    threat: 'more than one share: claiming other addresses to get round the rate limit',
    attempt: async ({ closed }) => {
      const statuses: number[] = [];
      for (let i = 0; i < 130; i++) {
        const response = await post(closed, '{"query": "{ __typename }"}', {
          'x-forwarded-for': `198.51.100.${i}`,
        });
        statuses.push(response.status);
        await response.text();
      }
      expect(statuses).toContain(429);
    },
  },
  {
    threat: 'disclosure by errors: SQL, paths and stacks of what nobody foresaw',
    attempt: async ({ open, database }) => {
      await database.pool.query('ALTER TABLE movie RENAME COLUMN tagline TO secret_column');
      try {
        const { errors } = await open.ask('{ movies { nodes { tagline } } }');
        expect(errors[0]?.extensions).toMatchObject({ code: 'INTERNAL', id: expect.any(String) as string });
        expect(JSON.stringify(errors)).not.toMatch(/secret|SELECT|\.ts/);
      } finally {
        await database.pool.query('ALTER TABLE movie RENAME COLUMN secret_column TO tagline');
      }
      await expectCode(open, 'BAD_USER_INPUT', '{ movies(first: 0) { nodes { id } } }');
    },
  },
];
