import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureTitles, type TitleMeasures } from '../../../scripts/bench/titles/measure-titles.ts';
import { loadRealTitles } from '../../../scripts/bench/titles/title-catalogue.ts';
import { readTitleQueries } from '../../../scripts/bench/titles/title-queries.ts';
import { searchTitles } from '../../../src/search/search-titles.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { sharedData } from '../../support/shared-data.ts';

const movies = sharedData('tmdb_movies.csv.gz');
const alternatives = sharedData('alternative_titles.csv');
const queryFile = sharedData('title_queries.csv');
/** Of the whole catalogue the movies with 500 votes and more, which the embedded database loads in seconds. */
const MIN_VOTES = 500;
const MAX_QUERIES = 400;

if (movies === null || alternatives === null || queryFile === null) {
  console.log('Title quality is not tested: ../shared/data is not there.');
}

describe.skipIf(movies === null || alternatives === null || queryFile === null)(
  'title search on real titles',
  () => {
    let database: TestDatabase;
    let measures: TitleMeasures;

    beforeAll(async () => {
      database = await openTestDatabase();
      await loadRealTitles(database, { movies: movies!, alternatives: alternatives!, minVotes: MIN_VOTES });
      const { rows } = await database.pool.query<{ id: number }>('SELECT id FROM movie');
      const there = new Set(rows.map(({ id }) => id));
      const queries = readTitleQueries(queryFile!)
        .filter(({ id }) => there.has(id))
        .slice(0, MAX_QUERIES);
      measures = await measureTitles(database.pool, queries, async (query) => {
        const matches = await searchTitles(database, { query, first: 5 });
        return matches.map(({ movieId }) => movieId);
      });
    });
    afterAll(() => database.close());

    it('finds 97 % of misspelt titles at first place and 99 % in the first five', () => {
      expect(measures.others.first).toBeGreaterThanOrEqual(0.97);
      expect(measures.others.inFive).toBeGreaterThanOrEqual(0.99);
    });

    it('finds 66 % of titles typed in part at first place and 90 % in the first five', () => {
      expect(measures.prefixes.first).toBeGreaterThanOrEqual(0.66);
      expect(measures.prefixes.inFive).toBeGreaterThanOrEqual(0.9);
    });

    it('finds every title typed in full, without spaces or with its year', () => {
      for (const kind of ['exact_lower', 'nospace', 'punct', 'year']) {
        expect(measures.byKind.get(kind)?.inFive, kind).toBeGreaterThanOrEqual(0.97);
      }
    });
  },
);
