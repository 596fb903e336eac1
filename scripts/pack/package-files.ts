import { existsSync } from 'node:fs';
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageReadme } from './package-readme.ts';
import { type PackageLock, shrinkwrapOf } from './shrinkwrap.ts';

/** Where the project's README.md is while the package's has its place. npm would publish a name without the dot. */
const KEPT_README = '.README.project.md';

/**
 * Writes what only the published package has into the project's folder: npm-shrinkwrap.json, and its own README.md. The
 * project's README.md is kept beside it, whole at every moment, until `removePackageFiles` puts it back.
 */
export async function writePackageFiles(folder: string): Promise<void> {
  // What an interrupted run has left.
  await removePackageFiles(folder);
  const lock = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8')) as PackageLock;
  const readme = packageReadme(await readFile(join(folder, 'README.md'), 'utf8'));
  try {
    await writeWhole(join(folder, 'npm-shrinkwrap.json'), `${JSON.stringify(shrinkwrapOf(lock), null, 2)}\n`);
    await copyFile(join(folder, 'README.md'), join(folder, `${KEPT_README}.new`));
    await rename(join(folder, `${KEPT_README}.new`), join(folder, KEPT_README));
    await writeWhole(join(folder, 'README.md'), readme);
  } catch (error) {
    await removePackageFiles(folder);
    throw error;
  }
}

/**
 * Puts the project's README.md back and removes npm-shrinkwrap.json; does nothing where that is done already. Throws an
 * Error, and overwrites nothing, when somebody has changed README.md in the meantime.
 */
export async function removePackageFiles(folder: string): Promise<void> {
  const [readme, kept] = [join(folder, 'README.md'), join(folder, KEPT_README)];
  for (const name of [
    'npm-shrinkwrap.json',
    'npm-shrinkwrap.json.new',
    'README.md.new',
    `${KEPT_README}.new`,
  ]) {
    await rm(join(folder, name), { force: true });
  }
  if (!existsSync(kept)) return;
  const original = await readFile(kept, 'utf8');
  const current = existsSync(readme) ? await readFile(readme, 'utf8') : undefined;
  if (current !== undefined && current !== original && current !== packageReadme(original)) {
    throw new Error(
      `README.md was changed while it was the package's. The project's is in ${KEPT_README}: move your change there, ` +
        'delete README.md, and run npm run postpack',
    );
  }
  await rename(kept, readme);
}

/** Writes a file that is there whole or not at all. */
async function writeWhole(path: string, content: string): Promise<void> {
  await writeFile(`${path}.new`, content);
  await rename(`${path}.new`, path);
}
