import type { Purpose } from '../catalog/columns.ts';
import type { Rejection } from '../catalog/rejection.ts';

/** Counts of rows: every row read is new, updated, unchanged, a duplicate or rejected. */
export interface RowCounts {
  readonly read: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows whose movie or title occurs again in the same file. */
  readonly duplicates: number;
  /** How many of the new and updated movies got a vector in the active model, or a different one. */
  readonly placed: number;
  /** Reason -> rows. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Reason -> unreadable cells. Their rows were loaded without them. */
  readonly unreadable: Readonly<Record<string, UnreadableCells>>;
}

/** The cells that were unreadable for one reason. */
export interface UnreadableCells {
  readonly cells: number;
  /** The content of the first one, shortened. */
  readonly sample: string;
}

export interface SourceReport extends RowCounts {
  readonly path: string;
  readonly purpose: Purpose;
  /** Notes for a person on how the file was read: a guessed encoding, skipped files of a folder. */
  readonly notes: readonly string[];
  readonly seconds: number;
}

/** The outcome of a load. The counts are sums over the sources. */
export interface IngestReport extends RowCounts {
  readonly sources: readonly SourceReport[];
  readonly seconds: number;
  /** The largest resident memory of this process. */
  readonly peakMemoryBytes: number;
  /** The file of rejected rows; null if there were none. */
  readonly rejectedFile: string | null;
  /** Why they were not written; null if they were, or if there were none. */
  readonly rejectedFileProblem: string | null;
}

/** Counts that grow while a source is read. */
export class RowCounter {
  read = 0;
  new = 0;
  updated = 0;
  unchanged = 0;
  duplicates = 0;
  placed = 0;
  readonly rejected: Record<string, number> = {};
  readonly unreadable: Record<string, UnreadableCells> = {};

  reject(reason: string, rows = 1): void {
    if (rows === 0) return;
    this.rejected[reason] = (this.rejected[reason] ?? 0) + rows;
  }

  /** Counts cells that could not be read. */
  lose(cells: readonly Rejection[]): void {
    for (const { reason, found } of cells) this.addUnreadable(reason, { cells: 1, sample: found });
  }

  addUnreadable(reason: string, { cells, sample }: UnreadableCells): void {
    const former = this.unreadable[reason];
    this.unreadable[reason] = { cells: (former?.cells ?? 0) + cells, sample: former?.sample ?? sample };
  }

  get rejectedRows(): number {
    return Object.values(this.rejected).reduce((sum, rows) => sum + rows, 0);
  }

  counts(): RowCounts {
    const { read, updated, unchanged, duplicates, placed } = this;
    const rejected = { ...this.rejected };
    return {
      read,
      new: this.new,
      updated,
      unchanged,
      duplicates,
      placed,
      rejected,
      unreadable: { ...this.unreadable },
    };
  }
}

/** Sums of the counts of several sources. */
export function sumCounts(counts: readonly RowCounts[]): RowCounts {
  const sum = new RowCounter();
  for (const one of counts) {
    sum.read += one.read;
    sum.new += one.new;
    sum.updated += one.updated;
    sum.unchanged += one.unchanged;
    sum.duplicates += one.duplicates;
    sum.placed += one.placed;
    for (const [reason, rows] of Object.entries(one.rejected)) sum.reject(reason, rows);
    for (const [reason, cells] of Object.entries(one.unreadable)) sum.addUnreadable(reason, cells);
  }
  return sum.counts();
}

/** The reason for ids without a movie: credits and titles may cover more movies than the catalogue. */
export const NO_MOVIE = 'the catalogue has no movie with this id';

/** A load fails if a larger share of a file is rejected. */
const MAX_LOST_SHARE = 0.1;

/** Why a load failed, one sentence per file; none if all went well. */
export function shortfalls({ sources }: Pick<IngestReport, 'sources'>): readonly string[] {
  return sources.flatMap(({ path, purpose, read, rejected }) => {
    const lost = Object.entries(rejected)
      .filter(([reason]) => reason !== NO_MOVIE)
      .reduce((sum, [, rows]) => sum + rows, 0);
    if (purpose === 'movies' && lost === read)
      return [`${path}: no movie was loaded; ${read} rows were read.`];
    return lost > MAX_LOST_SHARE * read ? [`${path}: ${lost} of ${read} rows were rejected.`] : [];
  });
}
