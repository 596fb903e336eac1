import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../database/package-path.ts';

/** A worked example: a document that runs as it is on the demo catalogue. */
export interface Example {
  /** File name without number and ending: `find-a-misspelt-title`. */
  readonly name: string;
  readonly query: string;
}

/** The examples in the order of their numbers; the first five are those of the README. */
export function readExamples(): readonly Example[] {
  const folder = packagePath('src/graphql/examples');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => ({
      name: file.replace(/^\d+-|\.graphql$/g, ''),
      query: readFileSync(join(folder, file), 'utf8').trimEnd(),
    }));
}
