import { readdir } from 'node:fs/promises';

/** Files of this folder that a benchmark may use but that are none. */
const SUPPORT = new Set([
  'main',
  'machine',
  'npy',
  'npz',
  'zip',
  'resources',
  'reference',
  'synthetic-matrix',
]);

/** What a benchmark's file exports. */
interface Benchmark {
  /** One line for the list of benchmarks. */
  readonly summary: string;
  run(args: readonly string[]): Promise<void>;
}

/** `npm run bench -- NAME ...`: NAME is a file beside this one. */
async function main([name, ...args]: readonly string[]): Promise<void> {
  const names = (await readdir(import.meta.dirname))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((file) => !SUPPORT.has(file))
    .sort();
  if (name !== undefined && names.includes(name)) {
    await (await load(name)).run(args);
    return;
  }
  const list = await Promise.all(
    names.map(async (each) => `  ${each.padEnd(12)}${(await load(each)).summary}`),
  );
  const usage = `npm run bench -- NAME [OPTIONS], where NAME is one of\n${list.join('\n')}`;
  if (name === undefined || name === '--help') {
    console.log(usage);
  } else {
    console.error(`There is no benchmark "${name}".\n${usage}`);
    process.exitCode = 2;
  }
}

async function load(name: string): Promise<Benchmark> {
  return (await import(`./${name}.ts`)) as Benchmark;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
