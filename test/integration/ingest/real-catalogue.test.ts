import { join } from 'node:path';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingest } from '../../../src/ingest/ingest.ts';
import { temporaryFolder, type TemporaryFolder } from '../../support/catalogue-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { sharedData } from '../../support/shared-data.ts';

const movies = sharedData('tmdb_movies.csv.gz');
const credits = sharedData('credits.csv.gz');
const titles = sharedData('alternative_titles.csv');
const LINES = 6000;

/** The first lines of a gzipped file. */
async function head(path: string, lines: number): Promise<string> {
  const found: string[] = [];
  const input = createReadStream(path).pipe(createGunzip());
  for await (const line of createInterface({ input })) {
    found.push(line);
    if (found.length === lines) break;
  }
  return `${found.join('\n')}\n`;
}

describe.skipIf(movies === null || credits === null || titles === null)(
  'real movies (skipped without ../shared/data)',
  () => {
    let database: TestDatabase;
    let folder: TemporaryFolder;
    beforeAll(async () => {
      database = await openTestDatabase();
      folder = await temporaryFolder();
    });
    afterAll(async () => {
      await database.close();
      await folder.remove();
    });

    it('are loaded with credits and titles, every row accounted for', async () => {
      const path = await folder.write('movies.csv.gz', await head(movies!, LINES));
      const report = await ingest(
        database,
        [
          { path, purpose: 'movies' },
          { path: credits!, purpose: 'credits' },
          { path: titles!, purpose: 'titles' },
        ],
        { rejectedFile: join(folder.path, 'rejected.jsonl') },
      );
      for (const source of report.sources) {
        const rejected = Object.values(source.rejected).reduce((sum, rows) => sum + rows, 0);
        expect(source.new + source.updated + source.unchanged + source.duplicates + rejected).toBe(
          source.read,
        );
      }
      // The file's lines but the header; two rows span two lines, one of them at the cut or not.
      expect(report.sources[0]!.new).toBeGreaterThan(LINES - 20);
      const { rows } = await database.pool.query(
        `SELECT title, vote_count, release_date, runtime, genres, countries, directors, cast_members[1] AS star
         FROM movie WHERE id = 27205`,
      );
      expect(rows).toEqual([
        {
          title: 'Inception',
          vote_count: 39362,
          release_date: '2010-07-15',
          runtime: 148,
          genres: ['Action', 'Science Fiction', 'Adventure'],
          countries: ['United Kingdom', 'United States of America'],
          directors: ['Christopher Nolan'],
          star: 'Leonardo DiCaprio',
        },
      ]);
    });
  },
);
