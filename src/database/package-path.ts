import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Absolute path of a file that ships with the package without being compiled: SDL, SQL, examples, the GraphiQL page.
 */
export function packagePath(relative: string): string {
  return join(PACKAGE_ROOT, relative);
}

/** The version in package.json. */
export function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** The nearest parent folder with a package.json: above `src/` in a checkout, above `dist/src/` when installed. */
const PACKAGE_ROOT = nearestPackage(import.meta.dirname);

function nearestPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('reelgraph is not installed as a package: no package.json above.');
  return nearestPackage(parent);
}
