/** The cells of one row by the names of their columns; '' when the column is missing. */
export type Cells = (column: string) => string;

/** A table whose header was read: names in lower case, without spaces around them. */
export interface Table {
  readonly columns: ReadonlySet<string>;
  readonly rows: readonly Cells[];
}

/** The table of a header and the rows below it. Of two columns of one name the first counts. */
export function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): Table {
  const places = new Map<string, number>();
  for (const [i, name] of header.map(columnName).entries()) if (!places.has(name)) places.set(name, i);
  places.delete('');
  return {
    columns: new Set(places.keys()),
    rows: rows.map((row): Cells => (column) => {
      const place = places.get(column);
      return place === undefined ? '' : (row[place] ?? '').trim();
    }),
  };
}

export function columnName(name: string): string {
  return name
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase();
}

/** The first of these columns that the row fills. */
export function firstOf(cells: Cells, columns: readonly string[]): string {
  for (const column of columns) {
    const value = cells(column);
    if (value !== '') return value;
  }
  return '';
}

const FIRST_FILM_YEAR = 1870;
const LAST_FILM_YEAR = 2100;

/** The first year in the text: '1999', '1999-03-31', '2013–2023'. */
export function readYear(text: string): number | null {
  const year = Number(/(?<!\d)\d{4}(?!\d)/.exec(text)?.[0] ?? NaN);
  return year >= FIRST_FILM_YEAR && year <= LAST_FILM_YEAR ? year : null;
}

const MAX_ID = 2_147_483_647;

export function readTmdbId(text: string): number | null {
  const id = /^\d+$/.test(text) ? Number(text) : 0;
  return id > 0 && id <= MAX_ID ? id : null;
}

/** 'tt0133093' from 'tt0133093', '133093' or the address of a page. */
export function readImdbId(text: string): string | null {
  const digits = /^(?:tt)?(\d{1,10})$/.exec(text)?.[1] ?? /\btt(\d{1,10})\b/.exec(text)?.[1];
  return digits === undefined || Number(digits) === 0 ? null : `tt${digits.padStart(7, '0')}`;
}

/** 'yes', 'true', 't', '1'. */
export function readFlag(text: string): boolean {
  return /^(?:yes|true|t|y|1)$/i.test(text);
}
