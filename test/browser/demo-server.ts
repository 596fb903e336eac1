import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { buildWhatIsStale } from '../../scripts/page/build.ts';
import { demoCatalogue } from '../../src/catalog/demo.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { createServer } from '../../src/graphql/server.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { train } from '../../src/model/train.ts';
import { findChromium } from './chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the demo catalogue is served, and the browser to visit it with; null when there is no browser. */
    demo: { readonly url: string; readonly chromium: string } | null;
  }
}

/** Fewer than the standard 500: learnt in a moment, and the page looks the same. */
const DIMENSIONS = 100;

/** Once a run: builds the page, loads the demo catalogue, learns a small model of it and serves it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const chromium = findChromium();
  if (chromium === null) {
    console.warn(
      'Browser tests are skipped: no Chromium. Install it (Debian: apt-get install chromium) or name it in CHROMIUM.',
    );
    project.provide('demo', null);
    return undefined;
  }
  const directory = await mkdtemp(join(tmpdir(), 'reelgraph-browser-'));
  const building = buildWhatIsStale();
  const database = await openDatabase({ dataDirectory: join(directory, 'data') });
  await migrate(database);
  await ingest(database, demoCatalogue(), { rejectedFile: join(directory, 'rejected.jsonl') });
  await train(database, { dimensions: DIMENSIONS });
  await building;
  const server = await createServer({ database, logger: pino({ level: 'silent' }) });
  const { url } = await server.listen({ host: '127.0.0.1', port: 0 });
  project.provide('demo', { url, chromium });
  return async () => {
    await server.close({ graceMs: 1_000 });
    await database.close();
    await rm(directory, { recursive: true, force: true });
  };
}
