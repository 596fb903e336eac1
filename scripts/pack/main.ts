import { join } from 'node:path';
import { removePackageFiles, writePackageFiles } from './package-files.ts';

/** `prepack` and `postpack`: npm runs them around `npm pack` and `npm publish`. */
const STEPS = { write: writePackageFiles, remove: removePackageFiles };

const step = process.argv[2];
if (step === 'write' || step === 'remove') {
  try {
    await STEPS[step](join(import.meta.dirname, '../..'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} else {
  console.error('Usage: node --import tsx scripts/pack/main.ts write|remove');
  process.exitCode = 1;
}
