import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Usage } from './resources.ts';

/** Debian's own interpreter, which has python3-sklearn when that is installed. */
const PYTHON = '/usr/bin/python3';
const SCRIPTS = join(import.meta.dirname, '..', 'reference');

/**
 * Runs a script of `scripts/reference/` with scikit-learn on the same input on this machine and prints how
 * the two compare; says so when scikit-learn is not there. `write` puts the input to a path when there is
 * no file of it yet.
 */
export async function runReference(
  input: string | undefined,
  write: (path: string) => Promise<void>,
  script: string,
  args: readonly string[],
  ours: Usage,
): Promise<void> {
  const execute = promisify(execFile);
  const present = await execute(PYTHON, ['-c', 'import sklearn']).then(
    () => true,
    () => false,
  );
  if (!present) {
    console.log('No reference run: scikit-learn is not installed (apt-get install python3-sklearn).');
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'reelgraph-bench-'));
  try {
    const path = input ?? join(directory, 'input');
    if (input === undefined) await write(path);
    const { stdout } = await execute(PYTHON, [join(SCRIPTS, script), '--input', path, ...args]);
    const reference = JSON.parse(stdout) as Usage;
    console.log('scikit-learn:', reference);
    const ratio = (a: number, b: number): string => (a / b).toFixed(1);
    console.log(
      `scikit-learn takes ${ratio(reference.seconds, ours.seconds)} times as long, ` +
        `${ratio(reference.cpuSeconds, ours.cpuSeconds)} times the CPU seconds and ` +
        `${ratio(reference.peakMemoryBytes, ours.peakMemoryBytes)} times the memory.`,
    );
  } finally {
    await rm(directory, { recursive: true });
  }
}
