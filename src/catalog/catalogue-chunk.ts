import type { MovieRecord } from './movie-record.ts';
import type { RejectedRow, Rejection } from './rejection.ts';

/** A record and its line (for Parquet, its row). */
export interface LocatedRecord {
  readonly line: number;
  readonly record: MovieRecord;
}

/** Some rows of a source, in order. Every row is in one of the two lists. */
export interface CatalogueChunk {
  readonly records: readonly LocatedRecord[];
  readonly rejected: readonly RejectedRow[];
  /** Cells that could not be read. The records of their rows lack these fields. */
  readonly unreadable?: readonly Rejection[];
  /** Bytes read so far, of `CatalogueSource.bytes`. */
  readonly bytesRead: number;
}
