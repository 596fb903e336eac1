/** Whether the day or the month comes first where both are numbers: 15/07/2010, 07/15/2010. */
export type DateOrder = 'dmy' | 'mdy';

/** Reads a cell or a property: returns its value, null if there is none, or a Rejection. */
export type ReadValue = (value: unknown) => unknown;

/** What the caller says about how to read a file. */
export interface ReadHints {
  /** Null: the column decides. */
  readonly dateOrder: DateOrder | null;
}

export const NO_HINTS: ReadHints = { dateOrder: null };

export interface FieldReader {
  readonly read: ReadValue;
  /** If present, replaces `read` with a reader chosen from values of the column. */
  readonly readerFor?: (sample: readonly unknown[], hints: ReadHints) => ReadValue;
}
