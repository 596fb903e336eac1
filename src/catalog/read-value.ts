/** Whether the day or the month comes first where both are numbers: 15/07/2010, 07/15/2010. */
export type DateOrder = 'dmy' | 'mdy';

/** Reads a cell or a property: the field's value, null when there is none, or why it cannot be one. */
export type ReadValue = (value: unknown) => unknown;

/** What whoever gives a file says of how it is to be read. */
export interface ReadHints {
  /** Null: found out from the column. */
  readonly dateOrder: DateOrder | null;
}

export const NO_HINTS: ReadHints = { dateOrder: null };

export interface FieldReader {
  readonly read: ReadValue;
  /** Chooses how to read from values of the column; where there is one, it is used and not `read`. */
  readonly readerFor?: (sample: readonly unknown[], hints: ReadHints) => ReadValue;
}
