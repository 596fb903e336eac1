import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { packagePath } from '../../src/database/package-path.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The file to run with Node.js for `reelgraph`. */
    program: string;
  }
}

/** Once a run: compiles the program into `dist`, as `npm run build` does; it starts in half the time then. */
export default async function setup(project: TestProject): Promise<void> {
  const compiler = packagePath('node_modules/typescript/bin/tsc');
  // Types are for `npm run check`.
  const options = ['-p', packagePath('tsconfig.build.json'), '--noCheck'];
  await promisify(execFile)(process.execPath, [compiler, ...options]);
  project.provide('program', packagePath('dist/src/cli/main.js'));
}
