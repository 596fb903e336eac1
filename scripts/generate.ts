import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateReadmeExamples } from './generate-readme-examples.ts';
import { generateKernels } from './generate-kernels.ts';
import { generateSchemaHashes } from './generate-schema-hashes.ts';
import { generateResolverTypes } from './generate-types.ts';
import { generateWebDocuments } from './generate-web-documents.ts';

/** A file that is made from others and kept in the repository. `path` is relative to the project's root. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

const GENERATORS: readonly (() => Promise<GeneratedFile[]>)[] = [
  generateResolverTypes,
  generateWebDocuments,
  generateReadmeExamples,
  generateKernels,
  generateSchemaHashes,
];

const ROOT = join(import.meta.dirname, '..');

/**
 * `npm run generate` writes every generated file; with `--check` it writes nothing and fails, naming the
 * files that are not what their sources say.
 */
async function main(check: boolean): Promise<void> {
  const files = (await Promise.all(GENERATORS.map((generate) => generate()))).flat();
  const stale: string[] = [];
  for (const file of files) {
    if (await isCurrent(file)) continue;
    stale.push(file.path);
    if (!check) await write(file);
  }
  if (!check) {
    console.log(stale.length === 0 ? 'Nothing to write.' : `Wrote ${stale.join(', ')}.`);
  } else if (stale.length > 0) {
    console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`);
    process.exitCode = 1;
  }
}

async function isCurrent(file: GeneratedFile): Promise<boolean> {
  const present = await readFile(join(ROOT, file.path)).catch(() => null);
  return present?.equals(Buffer.from(file.content as string)) ?? false;
}

async function write(file: GeneratedFile): Promise<void> {
  await mkdir(dirname(join(ROOT, file.path)), { recursive: true });
  await writeFile(join(ROOT, file.path), file.content);
}

await main(process.argv.includes('--check'));
