import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../database/package-path.ts';

/** A worked example: a document that runs unchanged on the demo catalogue. */
export interface Example {
  /** The file name without number and extension: `find-a-misspelt-title`. */
  readonly name: string;
  readonly query: string;
}

/** The examples in numerical order. The README shows the first five. */
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
