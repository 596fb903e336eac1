import type { RawRow } from './raw-rows.ts';

/** A row longer than this, in characters, has lost a quotation mark. */
export const MAX_ROW_LENGTH = 4 * 1024 * 1024;

export const OPEN_QUOTE = 'a quotation mark is not closed or not doubled';

/** Cuts text into rows. */
export interface CsvSplitter {
  /** Cuts off the rows that are complete, all of them when this is the `last` text; returns what is left. */
  readonly split: (
    text: string,
    last: boolean,
  ) => { readonly rows: readonly RawRow<readonly string[]>[]; readonly rest: string };
  /** Rows so far with a quotation mark where none belongs, which were read all the same. */
  readonly misplacedQuotes: number;
}
