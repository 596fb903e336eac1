import { spawn } from 'node:child_process';
import { rm, rename, stat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildGraphiql, GRAPHIQL_BUILT } from './graphiql.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE_BUILT = join(ROOT, 'dist/web');
const PAGE_SOURCES = ['web', 'vite.config.ts', 'scripts/page', 'package-lock.json'];
const GRAPHIQL_SOURCES = ['src/graphql/graphiql', 'scripts/page', 'package-lock.json'];

/** Builds whichever of the web page and GraphiQL is missing, or older than what it is built from. */
export async function buildWhatIsStale(): Promise<void> {
  const [page, graphiql] = await Promise.all([
    isStale(PAGE_BUILT, PAGE_SOURCES),
    isStale(GRAPHIQL_BUILT, GRAPHIQL_SOURCES),
  ]);
  await Promise.all([graphiql ? buildGraphiql() : null, page ? buildPage() : null]);
}

async function isStale(built: string, sources: readonly string[]): Promise<boolean> {
  const builtAt = await changedAt(join(built, 'index.html'));
  const sourcesAt = await Promise.all(sources.map((source) => newestIn(join(ROOT, source))));
  return builtAt <= Math.max(...sourcesAt);
}

/**
 * Builds the web page in a process of its own, beside whatever else this one does. The old page stays until the
 * new one is complete. Rejects with what the build printed when it fails.
 */
export async function buildPage(): Promise<void> {
  const building = `${PAGE_BUILT}.${process.pid}`;
  try {
    await runVite(['build', '--outDir', building, '--logLevel', 'warn']);
    await rm(PAGE_BUILT, { recursive: true, force: true });
    await rename(building, PAGE_BUILT);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function runVite(options: readonly string[]): Promise<void> {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, ...options], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The web page could not be built:\n${Buffer.concat(printed).toString()}`);
}

async function newestIn(path: string): Promise<number> {
  const own = await changedAt(path);
  const inside = await readdir(path, { recursive: true }).catch(() => []);
  const times = await Promise.all(inside.map((name) => changedAt(join(path, name))));
  return Math.max(own, ...times);
}

/** Milliseconds since 1970; 0 for what is not there. */
async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.mtimeMs ?? 0;
}
