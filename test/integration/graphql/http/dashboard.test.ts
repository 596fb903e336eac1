import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { startTestServer, type TestServer } from '../../../support/graphql-server.ts';
import { prepareCatalogue } from '../prepared-catalogue.ts';

const dashboard = readFileSync(new URL('../../../../docs/grafana-dashboard.json', import.meta.url), 'utf8');

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareCatalogue(database);
  server = await startTestServer(database);
});

afterAll(async () => {
  await server.close();
  await database.close();
});

/** Names and labels of the time series that there are, as Prometheus would read them. */
async function series(): Promise<{ names: Set<string>; labels: Set<string> }> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return {
    names: new Set(lines.map((line) => /^\w+/.exec(line)![0])),
    // Prometheus itself adds where a series is from.
    labels: new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, label]) => label!).concat('instance')),
  };
}

test('every metric and label that the alert rules name is there', async () => {
  await server.data('{ model { id } }');
  await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'text/plain' } });
  const { names, labels } = await series();
  const rules = readFileSync(new URL('../../../../docs/prometheus-alerts.yml', import.meta.url), 'utf8');
  const expressions = [...rules.matchAll(/^ +expr: (.*)$/gm)].map(([, text]) => text!);
  expect(expressions.length).toBeGreaterThan(7);
  for (const expression of expressions) {
    for (const metric of expression.match(/\breelgraph_\w+/g) ?? []) {
      // Without replicas there is no series of them, only the description.
      if (metric !== 'reelgraph_replicas') expect(names, expression).toContain(metric);
    }
    const named = [...expression.matchAll(/by \(([^)]*)\)|[{,](\w+)[=!]/g)].flatMap(([, by, label]) =>
      by === undefined ? [label!] : by.split(/,\s*/),
    );
    for (const label of named) expect([...labels, 'job', 'condition'], expression).toContain(label);
  }
});

test('every metric and label that the Grafana dashboard names is there', async () => {
  await server.data('{ model { id } genres { name } movies { nodes { id } } }');
  const { names, labels } = await series();
  const expressions = [...dashboard.matchAll(/"expr": "((?:[^"\\]|\\.)*)"/g)].map(
    ([, text]) => JSON.parse(`"${text!}"`) as string,
  );
  expect(expressions.length).toBeGreaterThan(15);
  for (const expression of expressions) {
    const metrics = expression.match(/\b(?:reelgraph|nodejs|process)_\w+/g) ?? [];
    expect(metrics.length, expression).toBeGreaterThan(0);
    for (const metric of metrics) expect(names, expression).toContain(metric);
    const named = [...expression.matchAll(/by \(([^)]*)\)|[{,](\w+)[=!]/g)].flatMap(([, by, label]) =>
      by === undefined ? [label!] : by.split(/,\s*/),
    );
    for (const label of named) expect(labels, expression).toContain(label);
  }
});
