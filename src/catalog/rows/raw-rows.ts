import type { Rejection } from '../rejection.ts';

/** A row of a file: its values, or why it has none. */
export interface RawRow<Values> {
  /** See RejectedRow. */
  readonly line: number;
  readonly values: Values | Rejection;
}

/** Some rows in the order of the file, and how many bytes have been read. */
export interface RawRows<Values> {
  readonly rows: readonly RawRow<Values>[];
  readonly bytesRead: number;
}
