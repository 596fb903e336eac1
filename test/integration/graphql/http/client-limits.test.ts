import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ApiOptions } from '../../../../src/graphql/api-options.ts';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { startTestServer, type TestServer } from '../../../support/graphql-server.ts';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterEach(() => server.close());

afterAll(() => database.close());

async function start(api: Partial<ApiOptions>): Promise<void> {
  server = await startTestServer(database, { api });
}

function post(headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query": "{ __typename }"}',
  });
}

describe('a client that sends more than its share', () => {
  test('is told so with 429, when to come back, and in every answer what is left', async () => {
    await start({ requestsPerMinute: 3 });
    const first = await post();
    expect(first.status).toBe(200);
    expect(first.headers.get('ratelimit-policy')).toMatch(/"requests"; q=3; w=60; pk=:[\w=+/]+:/);
    expect(first.headers.get('ratelimit')).toMatch(/"requests"; r=2; t=\d+/);
    await post();
    await post();
    const refused = await post();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    // Probes and monitoring go on.
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${server.url}/metrics`)).status).toBe(200);
  });

  test('gets no further by claiming to be somebody else', async () => {
    await start({ requestsPerMinute: 1 });
    expect((await post({ 'x-forwarded-for': '192.0.2.1' })).status).toBe(200);
    expect((await post({ 'x-forwarded-for': '192.0.2.2' })).status).toBe(429);
    expect(server.log.filter((line) => line.includes('TRUST_PROXY is off'))).toHaveLength(1);
  });

  test('behind a trusted proxy is told apart from the other clients of it', async () => {
    await start({ requestsPerMinute: 1, trustProxy: 1 });
    expect((await post({ 'x-forwarded-for': '192.0.2.1' })).status).toBe(200);
    expect((await post({ 'x-forwarded-for': '192.0.2.2' })).status).toBe(200);
    expect((await post({ 'x-forwarded-for': '192.0.2.1' })).status).toBe(429);
    // Only the last hop is the proxy's word; what stands before it is the client's.
    expect((await post({ 'x-forwarded-for': '198.51.100.9, 192.0.2.1' })).status).toBe(429);
  });

  test('with a whole IPv6 network is one client', async () => {
    await start({ requestsPerMinute: 1, trustProxy: ['loopback'] });
    expect((await post({ 'x-forwarded-for': '2001:db8:1:2::1' })).status).toBe(200);
    expect((await post({ 'x-forwarded-for': '2001:db8:1:3:ffff::2' })).status).toBe(429);
  });
});

describe('pages of other sites', () => {
  const preflight = (origin: string) =>
    fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,apollo-require-preflight',
      },
    });

  test('may not call the API', async () => {
    await start({});
    const response = await preflight('https://evil.example');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(
      (await post({ origin: 'https://evil.example' })).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });

  test('may when their origin is listed, and then read what the answer says of itself', async () => {
    await start({ corsOrigins: ['https://app.example'] });
    const allowed = await preflight('https://app.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('content-type');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    expect(allowed.headers.get('vary')).toContain('Origin');
    const answer = await post({ origin: 'https://app.example' });
    expect(answer.headers.get('access-control-expose-headers')).toContain('RateLimit');
    for (const other of [
      'https://evil.example',
      'https://app.example.evil.example',
      'null',
      'http://app.example',
    ]) {
      expect((await preflight(other)).headers.get('access-control-allow-origin'), other).toBeNull();
    }
  });
});

describe('pages and probes', () => {
  test('have a limit each of their own, so that none of them takes from the others', async () => {
    await start({ requestsPerMinute: 2 });
    const status = async (path: string) => (await fetch(server.url + path)).status;
    for (const path of ['/health/live', '/graphiql/examples.json']) {
      expect([await status(path), await status(path), await status(path)], path).toEqual([200, 200, 429]);
    }
    expect(await status('/assets/none.js')).toBe(429);
    expect((await post()).status).toBe(200);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('reelgraph_http_refusals_total{code="RATE_LIMITED"} 3');
    expect(metrics).toContain('reelgraph_http_requests_total{route="health",status="429"} 1');
    expect(metrics).toMatch(
      /reelgraph_build_info\{version="[\d.]+",node="v\d[^"]*",database="(server|embedded)"\} 1/,
    );
    expect(metrics).toContain('reelgraph_database_up 1');
  });

  test('of a proxy that nobody told the server of are warned of, rate limit or not', async () => {
    await start({ requestsPerMinute: null });
    await post({ 'x-forwarded-for': '192.0.2.1' });
    await post({ 'x-forwarded-for': '192.0.2.1' });
    expect(server.log.filter((line) => line.includes('set TRUST_PROXY=loopback'))).toHaveLength(1);
  });
});

describe('no error is kept by a cache', () => {
  test.each([
    ['/nowhere', {}, 404],
    ['/assets/none.js', {}, 404],
    ['/graphql?query={nonsense}', { accept: 'application/json' }, 400],
    ['/graphql?query={genres{name}}', { 'sec-fetch-site': 'cross-site' }, 400],
  ])('%s', async (path, headers, status) => {
    await start({});
    const answer = await fetch(server.url + path, { headers });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('a body that is too large', async () => {
    await start({});
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'x'.repeat(1_200_000) }),
    });
    expect(answer.status).toBe(413);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] });
  });

  test('nothing where something was asked for', async () => {
    await start({});
    const ask = (query: string) =>
      fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, {
        headers: { accept: 'application/json' },
      });
    const missing = await ask('{ movie(by: {tmdbId: 77}) { title } }');
    expect(await missing.json()).toEqual({ data: { movie: null } });
    expect(missing.headers.get('cache-control')).toBe('no-store');
    expect((await ask('{ genres { name } }')).headers.get('cache-control')).toContain('public');
  });
});

describe('metrics behind a token', () => {
  const token = 'a-token-of-some-length';

  test('are for those who carry it', async () => {
    await start({ metricsToken: token });
    const ask = (authorization?: string) =>
      fetch(`${server.url}/metrics`, { headers: authorization === undefined ? {} : { authorization } });
    expect((await ask()).status).toBe(401);
    expect((await ask()).headers.get('www-authenticate')).toBe('Bearer');
    for (const wrong of [token, 'Bearer', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`]) {
      expect((await ask(wrong)).status, wrong).toBe(401);
    }
    expect((await ask(`Bearer ${token}`)).status).toBe(200);
    expect(server.log.join('\n')).not.toContain(token);
  });
});
