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

/** How far a load is: rows, and the rows the file seems to have, judged by the bytes behind us. */
export interface IngestProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'rows';
  readonly note: string;
}

export interface IngestOptions {
  /**
   * Where rejected rows go, with line and reason, or several such paths, of which the first that can be written is taken.
   * The file is made only when there are any.
   */
  readonly rejectedFile: string | readonly string[];
  /** The encoding of text files; null or absent: find out. */
  readonly encoding?: string | null;
  /** Whether day or month comes first where dates do not show it; null or absent: found out from each column. */
  readonly dateOrder?: DateOrder | null;
  readonly onProgress?: (progress: IngestProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Loads catalogues into `movie` and `alternative_title`, in the order given. All files are opened and their columns
 * checked first: InputError when one is not what it is given for. Movies are upserted by id in batches, each a
 * transaction that also puts them into the model that serves: interrupted at any point, the tables hold whole batches,
 * and loading again completes the job. Bad rows
 * are left out and reported. Memory does not grow with the files.
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

/** Without it the planner knows nothing of what was loaded; the embedded database has no autovacuum to do it later. */
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
