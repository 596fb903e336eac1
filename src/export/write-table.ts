/** Rows of a table as they come from the database, a value for each column. */
export type ExportRow = readonly unknown[];

/** Takes the rows of one table to a file. */
export interface TableWriter {
  readonly path: string;
  readonly write: (rows: readonly ExportRow[]) => Promise<void>;
  /** Completes the file. */
  readonly end: () => Promise<void>;
}
