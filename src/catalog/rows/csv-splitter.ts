import type { RawRow } from './raw-rows.ts';

/** A row with more characters lacks a closing quotation mark. */
export const MAX_ROW_LENGTH = 4 * 1024 * 1024;

export const OPEN_QUOTE = 'a quotation mark is not closed or not doubled';

/** Cuts text into rows. */
export interface CsvSplitter {
  /** Takes the complete rows, or all rows if this is the `last` text; returns the rest of the text. */
  readonly split: (
    text: string,
    last: boolean,
  ) => { readonly rows: readonly RawRow<readonly string[]>[]; readonly rest: string };
  /** How many rows so far had a misplaced quotation mark and were still read. */
  readonly misplacedQuotes: number;
}
