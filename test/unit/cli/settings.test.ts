import { allowsOrigin, LOOPBACK_ORIGINS } from '../../../src/graphql/http/cors-policy.ts';
import { describe, expect, test } from 'vitest';
import { formatBytes, formatSeconds } from '../../../src/cli/numbers.ts';
import { readSettings } from '../../../src/cli/settings.ts';
import { DEFAULT_API_OPTIONS } from '../../../src/graphql/api-options.ts';
import { formatTable } from '../../../src/cli/table.ts';

describe('settings', () => {
  test('have defaults that serve on this machine from the embedded database', () => {
    expect(readSettings({})).toEqual({
      databaseUrl: undefined,
      replicas: { urls: [], maxLagMs: 10_000 },
      dataDirectory: '.reelgraph',
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
      traceEndpoint: null,
      api: { ...DEFAULT_API_OPTIONS, corsOrigins: [LOOPBACK_ORIGINS] },
      drainMs: 2_000,
      graceMs: 9_000,
    });
  });

  test('limit the rate of clients by default where other machines can reach the server', () => {
    expect(readSettings({ HOST: '0.0.0.0' }).api.requestsPerMinute).toBe(600);
    expect(readSettings({ HOST: '0.0.0.0', RATE_LIMIT: '0' }).api.requestsPerMinute).toBeNull();
    expect(readSettings({ HOST: '::1' }).api.requestsPerMinute).toBeNull();
    expect(readSettings({ RATE_LIMIT: '50' }).api.requestsPerMinute).toBe(50);
    // A proxy on the same machine has the clients of others behind it.
    expect(readSettings({ TRUST_PROXY: 'loopback' }).api.requestsPerMinute).toBe(600);
    expect(readSettings({ TRUST_PROXY: 'loopback', RATE_LIMIT: '0' }).api.requestsPerMinute).toBeNull();
  });

  test('let pages of this machine call a server that only this machine can reach', () => {
    const allows = (environment: NodeJS.ProcessEnv, origin: string) =>
      allowsOrigin(readSettings(environment).api.corsOrigins, origin);
    for (const origin of [
      'http://localhost:5173',
      'http://127.0.0.1:3000',
      'https://[::1]',
      'http://localhost',
    ]) {
      expect(allows({}, origin), origin).toBe(true);
      expect(allows({ HOST: '0.0.0.0' }, origin), origin).toBe(false);
      expect(allows({ CORS_ORIGINS: 'https://app.example' }, origin), origin).toBe(false);
    }
    for (const origin of [
      'http://localhost.evil.example',
      'http://evil.example',
      'null',
      'http://127.0.0.1.nip.io',
    ]) {
      expect(allows({}, origin), origin).toBe(false);
    }
  });

  test('switch GraphiQL off with the introspection it needs, unless told otherwise', () => {
    expect(readSettings({ INTROSPECTION: 'off' }).api).toMatchObject({
      introspection: false,
      graphiql: false,
    });
    expect(readSettings({ INTROSPECTION: 'off', GRAPHIQL: 'on' }).api.graphiql).toBe(true);
    expect(readSettings({ REELGRAPH_TRUSTED_DOCUMENTS: 'm.json' }).api).toMatchObject({
      introspection: false,
      graphiql: false,
    });
    expect(readSettings({ GRAPHIQL: 'off' }).api).toMatchObject({ introspection: true, graphiql: false });
  });

  test.each([
    ['off', false],
    ['1', 1],
    ['loopback', ['loopback']],
    ['10.0.0.0/8, 192.168.1.7, fd00::/8', ['10.0.0.0/8', '192.168.1.7', 'fd00::/8']],
  ])('read TRUST_PROXY=%s', (given, meaning) => {
    expect(readSettings({ TRUST_PROXY: given }).api.trustProxy).toEqual(meaning);
  });

  test.each([
    ['TRUST_PROXY', 'yes', 'loopback'],
    ['TRUST_PROXY', '10.0.0.0/33', 'loopback'],
    ['TRUST_PROXY', 'true', 'loopback'],
    ['CORS_ORIGINS', 'https://a.example/path', 'https://example.org'],
    ['CORS_ORIGINS', 'a.example', 'https://example.org'],
    ['INTROSPECTION', 'no', 'on or off'],
    ['RATE_LIMIT', 'many', 'number'],
    ['RATE_LIMIT', '-1', '>=0'],
    ['METRICS_TOKEN', 'short', '16 characters'],
    ['REELGRAPH_ADMIN_TOKEN', 'two words', 'spaces'],
    ['REQUEST_TIMEOUT_MS', '5', '>=100'],
    ['MAX_OPERATIONS', '0', '>=1'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4317', 'http(s) address'],
  ])('refuse %s=%s and say what is accepted', (name, value, accepted) => {
    expect(() => readSettings({ [name]: value })).toThrow(name);
    expect(() => readSettings({ [name]: value })).toThrow(accepted);
  });

  test('read a list of origins', () => {
    const { corsOrigins } = readSettings({ CORS_ORIGINS: 'https://a.example, http://b.example:8080' }).api;
    expect(corsOrigins).toEqual(['https://a.example', 'http://b.example:8080']);
  });

  test('take an empty variable for an absent one', () => {
    expect(readSettings({ DATABASE_URL: '', PORT: '' }).port).toBe(4000);
  });

  test('take several replicas, each of which may have several hosts', () => {
    const DATABASE_REPLICA_URLS =
      'postgres://one,two/movies, postgresql://three/movies\npostgres://four/movies';
    expect(readSettings({ DATABASE_REPLICA_URLS }).replicas.urls).toEqual([
      'postgres://one,two/movies',
      'postgresql://three/movies',
      'postgres://four/movies',
    ]);
    expect(() => readSettings({ DATABASE_REPLICA_URLS: 'mysql://one' })).toThrow('DATABASE_REPLICA_URLS');
  });

  test('name every variable that is wrong', () => {
    const environment = { DATABASE_URL: 'mysql://localhost', PORT: 'http', LOG_LEVEL: 'loud' };
    expect(() => readSettings(environment)).toThrow(/DATABASE_URL[^]*PORT[^]*LOG_LEVEL/);
  });
});

describe('the terminal', () => {
  test.each([
    [0.42, '0.4 s'],
    [59.6, '1 min 00 s'],
    [125, '2 min 05 s'],
    [3725, '1 h 02 min'],
  ])('says %d seconds as %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });

  test.each([
    [1, '1 kB'],
    [376e6, '376 MB'],
    [2.64e9, '2.6 GB'],
  ])('says %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  test('aligns columns by what a terminal shows, wide characters too', () => {
    const rows = [
      ['千と千尋の神隠し', '8'],
      ['Up', '12'],
    ];
    const table = formatTable([{ heading: 'title' }, { heading: 'n', align: 'right' }], rows);
    expect(table).toBe('title              n\n千と千尋の神隠し   8\nUp                12');
  });
});
