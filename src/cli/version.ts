import { readFileSync } from 'node:fs';
import { packagePath } from '../database/package-path.ts';

/** The version in package.json. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
