import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from './package-path.ts';

/** The SDL in `schema/`, one text a subject. */
export function readTypeDefinitions(): readonly string[] {
  const folder = packagePath('schema');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}
