import type { Cells, Table } from '../cells.ts';
import { dayOrderOf, readDay } from '../days.ts';
import type { HistoryRow } from '../history-row.ts';
import { describeScale, scaleOf, toStars } from '../stars.ts';

/** How one kind of table is recognised and read. Tables are told apart by their columns, never by their names. */
export interface TableFormat {
  /** As the report calls it: 'Letterboxd diary'. */
  readonly name: string;
  /** Names in lower case that a table of the kind has. Of several kinds that fit, the first of the list counts. */
  readonly columns: readonly string[];
  /** Reads the whole table, since scales and orders of days are decided for a column. */
  readonly read: (table: Table, file: string) => TableReading;
}

export interface TableReading {
  /** Null for rows that say nothing of a movie. */
  readonly rows: readonly (HistoryRow | null)[];
  readonly notes?: readonly string[];
}

function columnOf(table: Table, column: string): string[] {
  return table.rows.map((cells) => cells(column)).filter((cell) => cell !== '');
}

interface DayColumn {
  readonly read: (cells: Cells) => string | null;
  readonly notes: readonly string[];
}

/** Days of a column whose order the column itself tells. Days that could be read two ways are left out, and said. */
export function dayColumn(table: Table, column: string): DayColumn {
  const days = columnOf(table, column);
  const order = dayOrderOf(days);
  if (order !== null) return { read: (cells) => readDay(cells(column), order), notes: [] };
  const note = `Days such as "${days[0]}" may be day or month first; they were left out.`;
  return { read: () => null, notes: days.length === 0 ? [] : [note] };
}

interface StarsColumn {
  readonly read: (cells: Cells) => number | null;
  readonly notes: readonly string[];
}

/** Ratings of a column whose scale only its numbers tell. */
export function starsColumn(table: Table, column: string): StarsColumn {
  const ratings = columnOf(table, column);
  const scale = scaleOf(ratings);
  if (scale === null) {
    return { read: () => null, notes: [`Ratings in "${column}" go beyond 100; they were left out.`] };
  }
  const notes = ratings.length === 0 ? [] : [describeScale(scale)];
  return { read: (cells) => toStars(cells(column), scale), notes };
}
