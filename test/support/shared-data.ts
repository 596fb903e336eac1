import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const directory = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/**
 * Absolute path of a file of real data in `../shared/data` beside the checkout, or null when it is not
 * there. The data is not part of the repository: tests that need it skip without it,
 * `describe.skipIf(sharedData('tmdb_movies.csv.gz') === null)`.
 */
export function sharedData(name: string): string | null {
  const path = directory + name;
  return existsSync(path) ? path : null;
}
