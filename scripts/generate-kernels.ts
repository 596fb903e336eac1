import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import asc from 'assemblyscript/asc';
import type { GeneratedFile } from './generate.ts';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = 'src/linalg/kernels/assembly';
const TARGET = 'src/linalg/kernels/kernels.generated.ts';

/**
 * Compiles the AssemblyScript kernels to WebAssembly with SIMD over an imported shared memory, and wraps
 * the binary as text in a module, so that it is found from the sources, from tests and from a package.
 */
export async function generateKernels(): Promise<GeneratedFile[]> {
  const output = new Map<string, Uint8Array>();
  const names = (await readdir(join(ROOT, SOURCES))).filter((name) => name.endsWith('.ts'));
  const { error } = await asc.main(
    [
      ...names.map((name) => join(SOURCES, name)),
      ...['--baseDir', relative(process.cwd(), ROOT) || '.', '--outFile', 'kernels.wasm'],
      ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'threads'],
      ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
    ],
    {
      writeFile: (name, contents) => {
        if (typeof contents !== 'string') output.set(name, contents);
      },
    },
  );
  const binary = output.get('kernels.wasm');
  if (error || !binary) throw new Error(`The kernels do not compile: ${error?.message ?? 'no output'}`);
  const content = [
    '// Made from assembly/*.ts by `npm run generate`. Do not edit.',
    '',
    '/** The kernels as a WebAssembly binary, in base64. */',
    `export const KERNELS_WASM =
  '${Buffer.from(binary).toString('base64')}';`,
    '',
  ].join('\n');
  return [{ path: TARGET, content }];
}
