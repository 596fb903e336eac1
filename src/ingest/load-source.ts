import { basename } from 'node:path';
import type { LocatedRecord } from '../catalog/catalogue-chunk.ts';
import type { CatalogueSource } from '../catalog/catalogue-source.ts';
import { InputError } from '../movie/errors.ts';
import type { RejectedRow } from '../catalog/rejection.ts';
import type { Database } from '../database/database.ts';
import { movieBatch, type MovieBatch } from './movie-batch.ts';
import type { RejectedFile } from './rejected-file.ts';
import { NO_MOVIE, RowCounter } from './report.ts';
import { SeenIds } from './seen-ids.ts';
import { TupleWriter } from '../database/tuple-writer.ts';
import type { ActiveModelProjector } from '../model/fold-in-movies.ts';
import { writeMovies } from './write-movies.ts';
import { writeTitles } from './write-titles.ts';

/** Rows in a transaction: few enough to hold twice, many enough to make its overhead negligible. */
const BATCH_ROWS = 5000;

export interface LoadOptions {
  readonly rejectedFile: RejectedFile;
  /** Called after every chunk of the file with the counts and the bytes read so far. */
  readonly onChunk: (counter: RowCounter, bytesRead: number) => void;
  readonly signal: AbortSignal | undefined;
  /** Updates the active model with each batch. */
  readonly projector: ActiveModelProjector;
}

/**
 * Reads a whole source and writes it in batches; while the database writes one batch, the next is read. When `signal`
 * fires, finishes the current batch and throws the reason.
 */
export async function loadSource(
  database: Database,
  source: CatalogueSource,
  options: LoadOptions,
): Promise<RowCounter> {
  const load = new SourceLoad(database, source, options);
  try {
    for await (const { records, rejected, unreadable = [], bytesRead } of source.chunks()) {
      load.counter.lose(unreadable);
      await load.take(records, rejected);
      options.onChunk(load.counter, bytesRead);
      options.signal?.throwIfAborted();
    }
    await load.flush();
  } catch (error) {
    await load.settle();
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`${error.message} ${wholeBatches(load.batches)}`);
  } finally {
    await load.settle();
  }
  options.onChunk(load.counter, source.bytes);
  return load.counter;
}

function wholeBatches(batches: number): string {
  if (batches === 0) return 'Nothing of it was loaded.';
  const were = batches === 1 ? '1 whole batch' : `${batches} whole batches`;
  return `${were} of ${BATCH_ROWS} rows before that ${batches === 1 ? 'was' : 'were'} loaded and stay; loading the mended file again adds the rest.`;
}

class SourceLoad {
  readonly counter = new RowCounter();
  /** How many batches have been written. */
  batches = 0;
  readonly #database: Database;
  readonly #source: CatalogueSource;
  readonly #rejectedFile: RejectedFile;
  readonly #projector: ActiveModelProjector;
  readonly #seen = new SeenIds();
  readonly #writer = new TupleWriter();
  #pending: LocatedRecord[] = [];
  #inFlight: Promise<void> = Promise.resolve();

  constructor(database: Database, source: CatalogueSource, { rejectedFile, projector }: LoadOptions) {
    this.#database = database;
    this.#source = source;
    this.#rejectedFile = rejectedFile;
    this.#projector = projector;
  }

  async take(records: readonly LocatedRecord[], rejected: readonly RejectedRow[]): Promise<void> {
    this.counter.read += records.length + rejected.length;
    await this.#reject(rejected);
    for (const record of records) this.#pending.push(record);
    while (this.#pending.length >= BATCH_ROWS) await this.#send(this.#pending.splice(0, BATCH_ROWS));
  }

  /** Writes the last batch and waits until all are written. */
  async flush(): Promise<void> {
    if (this.#pending.length > 0) await this.#send(this.#pending.splice(0));
    await this.#inFlight;
  }

  /** Waits for the current batch to succeed or fail. */
  async settle(): Promise<void> {
    await this.#inFlight.catch(() => undefined);
  }

  async #send(records: readonly LocatedRecord[]): Promise<void> {
    if (this.#source.purpose === 'titles') {
      await this.#inFlight;
      this.#start(() => this.#writeTitles(records));
      return;
    }
    // Encoded before waiting, so that the database is not idle meanwhile.
    const batch = movieBatch(records, this.#seen, this.#writer);
    await this.#inFlight;
    this.#start(() => this.#writeMovies(batch));
  }

  #start(work: () => Promise<void>): void {
    this.#inFlight = work().then(() => {
      this.batches += 1;
    });
    // Awaited later; until then a failure must not count as an unhandled rejection.
    this.#inFlight.catch(() => undefined);
  }

  async #writeMovies(batch: MovieBatch): Promise<void> {
    const mayInsert = this.#source.purpose === 'movies';
    const { inserted, updated, unknown, foldedIn } = await writeMovies(this.#database, batch, {
      mayInsert,
      fillsOnly: this.#source.fillsOnly,
      projector: this.#projector,
    });
    const updatedFirst = updated.filter((id) => !batch.repeated.has(id)).length;
    const unknownFirst = unknown.filter((id) => !batch.repeated.has(id));
    const counter = this.counter;
    counter.placed += foldedIn;
    counter.new += inserted.length;
    counter.updated += updatedFirst;
    counter.duplicates += batch.duplicates;
    counter.unchanged +=
      batch.lines.size - batch.repeated.size - inserted.length - updatedFirst - unknownFirst.length;
    await this.#rejectUnknown(unknownFirst.map((id) => ({ line: batch.lines.get(id) ?? 0, id })));
  }

  async #writeTitles(records: readonly LocatedRecord[]): Promise<void> {
    const { added, unknown } = await writeTitles(this.#database, records);
    const stray = records.filter(({ record }) => unknown.has(record.id));
    this.counter.new += added;
    this.counter.unchanged += records.length - stray.length - added;
    await this.#rejectUnknown(stray.map(({ line, record }) => ({ line, id: record.id })));
  }

  async #rejectUnknown(rows: readonly { line: number; id: number }[]): Promise<void> {
    this.counter.reject(NO_MOVIE, rows.length);
    await this.#rejectedFile.add(
      rows.map(({ line, id }) => ({ file: this.#file, line, reason: NO_MOVIE, found: String(id) })),
    );
  }

  async #reject(rows: readonly RejectedRow[]): Promise<void> {
    for (const { rejection } of rows) this.counter.reject(rejection.reason);
    await this.#rejectedFile.add(
      rows.map(({ line, rejection: { reason, found } }) => ({ file: this.#file, line, reason, found })),
    );
  }

  get #file(): string {
    return basename(this.#source.path);
  }
}
