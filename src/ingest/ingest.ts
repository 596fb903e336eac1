import { basename } from 'node:path';
import type { CatalogueSource } from '../catalog/catalogue-source.ts';
import type { DateOrder } from '../catalog/read-value.ts';
import type { Purpose } from '../catalog/columns.ts';
import { openCatalogue } from '../catalog/open-catalogue.ts';
import type { Database } from '../database/database.ts';
import { ActiveModelProjector } from '../model/fold-in-movies.ts';
import { loadSource } from './load-source.ts';
import { RejectedFile } from './rejected-file.ts';
import { sumCounts, type IngestReport, type RowCounter, type SourceReport } from './report.ts';

/** A file or folder to load; `purpose` is `movies` for catalogues and folders. */
export interface IngestSource {
  readonly path: string;
  readonly purpose: Purpose;
}

/** The progress of a load: rows so far, and an estimate of all rows from the bytes read so far. */
export interface IngestProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'rows';
  readonly note: string;
}

export interface IngestOptions {
  /**
   * The file for rejected rows, with their lines and reasons, or several paths, of which the first writable one is used. The
   * file is created only if a row is rejected.
   */
  readonly rejectedFile: string | readonly string[];
  /** The encoding of text files; null or absent to guess it. */
  readonly encoding?: string | null;
  /** Whether day or month comes first in ambiguous dates; null or absent to let each column decide. */
  readonly dateOrder?: DateOrder | null;
  readonly onProgress?: (progress: IngestProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Loads catalogues into `movie` and `alternative_title`, in the given order. First opens all files and checks their columns;
 * throws InputError if one does not fit its purpose. Upserts movies by id in batches. Each batch is one transaction, which
 * also adds its movies to the active model. So after an interruption the tables hold complete batches, and loading again
 * completes the rest. Bad rows are skipped and reported. Memory does not grow with the files.
 */
export async function ingest(
  database: Database,
  sources: readonly IngestSource[],
  options: IngestOptions,
): Promise<IngestReport> {
  const started = performance.now();
  const rejectedFile = new RejectedFile([options.rejectedFile].flat());
  const opened: CatalogueSource[] = [];
  const { encoding = null, dateOrder = null } = options;
  for (const { path, purpose } of sources) {
    opened.push(...(await openCatalogue(path, purpose, { encoding, dateOrder })));
  }

  let peakMemoryBytes = process.memoryUsage.rss();
  const reports: SourceReport[] = [];
  const projector = new ActiveModelProjector(database);
  for (const source of opened) {
    const sourceStarted = performance.now();
    const counter = await loadSource(database, source, {
      rejectedFile,
      signal: options.signal,
      projector,
      onChunk: (counts, bytesRead) => {
        peakMemoryBytes = Math.max(peakMemoryBytes, process.memoryUsage.rss());
        options.onProgress?.(progressOf(source, counts, bytesRead));
      },
    });
    reports.push({
      path: source.path,
      purpose: source.purpose,
      ...counter.counts(),
      notes: source.notes(),
      seconds: secondsSince(sourceStarted),
    });
  }
  await refreshStatistics(database, reports);
  return {
    ...sumCounts(reports),
    sources: reports,
    seconds: secondsSince(started),
    peakMemoryBytes,
    rejectedFile: rejectedFile.written,
    rejectedFileProblem: rejectedFile.written === null ? rejectedFile.problem : null,
  };
}

function progressOf(source: CatalogueSource, counter: RowCounter, bytesRead: number): IngestProgress {
  const { read, rejectedRows } = counter;
  const complete = bytesRead >= source.bytes;
  return {
    stage: `Loading ${basename(source.path)}`,
    done: read,
    total: complete ? read : bytesRead > 0 ? Math.round((read * source.bytes) / bytesRead) : null,
    unit: 'rows',
    note: rejectedRows > 0 ? `${rejectedRows} rejected` : '',
  };
}

/** Without ANALYZE the planner has no statistics of the new rows. The embedded database has no autovacuum to do it later. */
async function refreshStatistics(database: Database, reports: readonly SourceReport[]): Promise<void> {
  if (!reports.some((report) => report.new + report.updated > 0)) return;
  const statement =
    database.kind === 'embedded'
      ? 'VACUUM (ANALYZE) movie, alternative_title, movie_title, known_title, title_word, credited_person, person_word'
      : 'ANALYZE movie, alternative_title, known_title, credited_person';
  await database.pool.query(statement);
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
