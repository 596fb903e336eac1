import type { Rejection } from '../rejection.ts';

/** A row as a file format gives it: its values, or why there are none. */
export interface RawRow<Values> {
  /** See RejectedRow. */
  readonly line: number;
  readonly values: Values | Rejection;
}

/** Some rows in the order of the file, and how far into the file reading has come. */
export interface RawRows<Values> {
  readonly rows: readonly RawRow<Values>[];
  readonly bytesRead: number;
}
