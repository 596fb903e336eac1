import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import type { DescribedMovie } from '../../src/features/movie-document.ts';

/** One row of a CSV file, by column name. */
export type CsvRow = Readonly<Record<string, string | undefined>>;

export interface ReferenceDocument {
  readonly id: number;
  readonly soup: string;
}

export interface ReferenceModel {
  readonly shape: readonly [number, number];
  readonly nonzeros: number;
  readonly vocabulary: readonly string[];
  readonly idf: readonly number[];
  readonly rows: readonly { id: number; terms: readonly number[]; weights: readonly number[] }[];
  readonly singularValues: readonly number[];
  readonly explainedVariance: number;
  readonly neighbours: readonly { id: number; neighbours: readonly number[]; cosines: readonly number[] }[];
}

export function readGzippedCsv(path: string): CsvRow[] {
  const text = gunzipSync(readFileSync(path)).toString('utf8');
  return Papa.parse<CsvRow>(text, { header: true, skipEmptyLines: true }).data;
}

/** `reference/documents.csv.gz`: the documents of scikit-learn's pipeline, in its order. */
export function readReferenceDocuments(path: string): ReferenceDocument[] {
  return readGzippedCsv(path).map((row) => ({ id: Number(row.id), soup: row.soup ?? '' }));
}

/** `reference/tfidf-svd.json.gz`: what scikit-learn and ARPACK make of those documents. */
export function readReferenceModel(path: string): ReferenceModel {
  return JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as ReferenceModel;
}

/** What pandas reads as "missing" unless told otherwise. */
const PANDAS_MISSING = new Set(
  '|#N/A|#N/A N/A|#NA|-1.#IND|-1.#QNAN|-NaN|-nan|1.#IND|1.#QNAN|<NA>|N/A|NA|NULL|NaN|None|n/a|nan|null'.split(
    '|',
  ),
);

/** A cell as pandas reads it. */
export function pandasText(cell: string | undefined): string | null {
  return cell === undefined || PANDAS_MISSING.has(cell) ? null : cell;
}

/** A row of the TMDB file as the reference pipeline describes it: without credits, lists split at commas. */
export function describedAsReference(row: CsvRow): DescribedMovie {
  return {
    overview: pandasText(row.overview),
    tagline: pandasText(row.tagline),
    genres: pandasList(row.genres),
    companies: pandasList(row.production_companies),
    countries: pandasList(row.production_countries),
    keywords: pandasList(row.keywords),
    directors: [],
    cast: [],
  };
}

function pandasList(cell: string | undefined): string[] {
  const items = pandasText(cell)?.split(',') ?? [];
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
