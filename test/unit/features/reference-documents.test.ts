import { beforeAll, describe, expect, it } from 'vitest';
import { documentText } from '../../../src/features/document-part.ts';
import { movieDocument } from '../../../src/features/movie-document.ts';
import { STOP_WORDS } from '../../../src/features/stop-words.ts';
import { readFileSync } from 'node:fs';
import {
  describedAsReference,
  pandasText,
  readGzippedCsv,
  readReferenceDocuments,
  type CsvRow,
  type ReferenceDocument,
} from '../../support/reference-pipeline.ts';
import { sharedData } from '../../support/shared-data.ts';

const moviesFile = sharedData('tmdb_movies.csv.gz');
const documentsFile = sharedData('reference/documents.csv.gz');
const stopWordsFile = sharedData('reference/stopwords.txt');

describe.skipIf(moviesFile === null || documentsFile === null)(
  'documents of the reference pipeline (needs ../shared/data)',
  () => {
    let rows: CsvRow[];
    let reference: ReferenceDocument[];

    beforeAll(() => {
      rows = readGzippedCsv(moviesFile!);
      reference = readReferenceDocuments(documentsFile!);
    }, 120_000);

    it('are made of the same movies, in the same order but for movies of one quality score', () => {
      const candidates = rows.filter(
        (row) => Number(row.vote_count) >= 50 && ['Released', null].includes(pandasText(row.status)),
      );
      const described = candidates.filter((row) => soup(row).trim().length > 20);
      const seen = new Set<string | null>();
      const distinct = described.filter((row) => {
        const title = pandasText(row.title);
        return !seen.has(title) && seen.add(title);
      });
      const score = new Map(distinct.map((row) => [Number(row.id), quality(row)]));
      const ours = [...score].sort((a, b) => b[1] - a[1]);

      expect(ours).toHaveLength(reference.length);
      const inOtherPlace = reference.filter(({ id }, i) => score.get(id) !== ours[i]?.[1]);
      expect(inOtherPlace).toEqual([]);
    });

    it('are the same texts, but for two known causes', () => {
      const byId = new Map(rows.map((row) => [Number(row.id), row]));
      const causes = { same: 0, stemmer: 0, spaces: 0, unexplained: [] as unknown[] };
      for (const { id, soup: expected } of reference) {
        const ours = soup(byId.get(id) ?? {});
        if (ours === expected) causes.same += 1;
        else if (ours === withSnowballStem(expected)) causes.stemmer += 1;
        else if (withoutSpaces(ours) === withoutSpaces(expected)) causes.spaces += 1;
        else causes.unexplained.push({ id, ours, expected });
      }
      // NLTK stems "tvrating" to "tvrat" where Snowball's own algorithm says "tvrate". And the
      // reference removes plain spaces from names only, so that a no-break space cuts one in two.
      expect(causes).toEqual({ same: 18_208, stemmer: 9, spaces: 6, unexplained: [] });
    });
  },
);

it.skipIf(stopWordsFile === null)('knows the same stop words (needs ../shared/data)', () => {
  const expected = readFileSync(stopWordsFile!, 'utf8').trim().split(/\s+/);
  expect([...STOP_WORDS].sort()).toEqual(expected.sort());
});

function soup(row: CsvRow): string {
  return documentText(movieDocument(describedAsReference(row), { credits: false }));
}

function quality(row: CsvRow): number {
  return Number(row.vote_average) * Math.log1p(Number(row.vote_count));
}

function withSnowballStem(text: string): string {
  return text.replace(/\btvrat\b/, 'tvrate');
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '');
}
