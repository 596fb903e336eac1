import type { Purpose } from '../catalog/columns.ts';

/** Counts of rows: every row read is new, updated, unchanged, a duplicate or rejected. */
export interface RowCounts {
  readonly read: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows whose movie or title the same file has again. */
  readonly duplicates: number;
  /** Movies that were put into the model that serves, or elsewhere in it; of the new and updated ones. */
  readonly placed: number;
  /** Reason -> rows. */
  readonly rejected: Readonly<Record<string, number>>;
}

export interface SourceReport extends RowCounts {
  readonly path: string;
  readonly purpose: Purpose;
  /** What a person should know of how the file was read: a guessed encoding, files of a folder that were left out. */
  readonly notes: readonly string[];
  readonly seconds: number;
}

/** What a load did; the counts are sums over the sources. */
export interface IngestReport extends RowCounts {
  readonly sources: readonly SourceReport[];
  readonly seconds: number;
  /** Largest resident memory of this process that was seen. */
  readonly peakMemoryBytes: number;
  /** Where rejected rows were written; null when there were none. */
  readonly rejectedFile: string | null;
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

  reject(reason: string, rows = 1): void {
    if (rows === 0) return;
    this.rejected[reason] = (this.rejected[reason] ?? 0) + rows;
  }

  get rejectedRows(): number {
    return Object.values(this.rejected).reduce((sum, rows) => sum + rows, 0);
  }

  counts(): RowCounts {
    const { read, updated, unchanged, duplicates, placed } = this;
    return { read, new: this.new, updated, unchanged, duplicates, placed, rejected: { ...this.rejected } };
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
  }
  return sum.counts();
}
