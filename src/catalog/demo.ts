import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Purpose } from './columns.ts';
import { InputError } from '../movie/errors.ts';

/** The demo catalogue as sources to ingest: 5,000 movies and their other titles. */
export function demoCatalogue(): readonly { path: string; purpose: Purpose }[] {
  return [
    { path: demoFile('demo-movies.csv.gz'), purpose: 'movies' },
    { path: demoFile('demo-titles.csv.gz'), purpose: 'titles' },
  ];
}

/** A file of the package's `data/`, both from src/ in a checkout and from dist/src/ in a package. */
function demoFile(name: string): string {
  for (const up of ['../../data/', '../../../data/']) {
    const path = fileURLToPath(new URL(up + name, import.meta.url));
    if (existsSync(path)) return path;
  }
  throw new InputError(`data/${name} with the demo catalogue is missing; install reelgraph again.`);
}
