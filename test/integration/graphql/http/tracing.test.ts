import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTracing, type StopTracing } from '../../../../src/cli/tracing.ts';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { startTestServer, type TestServer } from '../../../support/graphql-server.ts';
import { prepareCatalogue } from '../prepared-catalogue.ts';

interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

let database: TestDatabase;
let server: TestServer;
let collector: Server;
let stopTracing: StopTracing;
const received: ReceivedSpan[] = [];

/** Takes OTLP over HTTP as a collector would, and keeps the spans. */
function startCollector(): Promise<Server> {
  const http = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const sent = JSON.parse(body) as {
        resourceSpans: { scopeSpans: { spans: ReceivedSpan[] }[]; resource: unknown }[];
      };
      expect(request.url).toBe('/v1/traces');
      expect(JSON.stringify(sent.resourceSpans[0]!.resource)).toContain('"reelgraph"');
      for (const { scopeSpans } of sent.resourceSpans)
        received.push(...scopeSpans.flatMap(({ spans }) => spans));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  return new Promise((resolve) => {
    http.listen(0, '127.0.0.1', () => {
      resolve(http);
    });
  });
}

beforeAll(async () => {
  collector = await startCollector();
  const { port } = collector.address() as AddressInfo;
  stopTracing = await startTracing(`http://127.0.0.1:${port}/`, pino({ level: 'silent' }));
  database = await openTestDatabase();
  await prepareCatalogue(database);
  server = await startTestServer(database);
});

afterAll(async () => {
  await server.close();
  await database.close();
  collector.close();
});

test('the collector receives a span of each request, under the one of the caller, with the statements beneath', async () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    body: JSON.stringify({
      query: 'query Traced($t: String!) { searchMovies(query: $t, first: 2) { movie { title } } }',
      variables: { t: 'Interstellar' },
    }),
  });
  expect(response.status).toBe(200);
  await response.text();
  await stopTracing();

  const spans = received.filter((span) => span.traceId === traceId);
  const request = spans.find(({ name }) => name === 'graphql searchMovies')!;
  expect(request.parentSpanId).toBe('00f067aa0ba902b7');
  const attributes = Object.fromEntries(
    request.attributes.map(({ key, value }) => [key, Object.values(value)[0]]),
  );
  expect(attributes).toMatchObject({
    'http.response.status_code': 200,
    'graphql.operation.name': 'Traced',
    'reelgraph.outcome': 'ok',
    'reelgraph.request_id': response.headers.get('x-request-id'),
  });

  const statements = spans.filter(({ parentSpanId }) => parentSpanId === request.spanId);
  expect(statements.length).toBeGreaterThanOrEqual(2);
  for (const statement of statements) {
    expect(statement.name).toMatch(/^(SELECT|WITH|BEGIN|SET|COMMIT)$/);
    expect(JSON.stringify(statement.attributes)).toContain('postgresql');
    expect(BigInt(statement.startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(request.startTimeUnixNano));
    expect(BigInt(statement.endTimeUnixNano)).toBeLessThanOrEqual(BigInt(request.endTimeUnixNano));
  }
  // What people type is a value, and values are in no span.
  expect(JSON.stringify(spans)).not.toContain('Interstellar');
});

test('without an address nothing is sent, and a collector that is away keeps nothing from ending', async () => {
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => lines.push(line) });
  await (
    await startTracing(null, logger)
  )();
  const stop = await startTracing('http://127.0.0.1:9', logger);
  await stop();
  expect(lines.filter((line) => !line.includes('could not be sent'))).toEqual([]);
});
