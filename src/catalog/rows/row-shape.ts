import { Rejection } from '../rejection.ts';
import type { RawRow, RawRows } from './raw-rows.ts';

/** How the rows of a table lie under its header. */
export interface RowShape {
  readonly width: number;
  /** Fields before the first column: the row names that R writes without a heading. */
  readonly before: number;
  /** Empty fields behind the last column, which every row has. */
  readonly after: number;
}

/**
 * How rows lie under a header of `width` columns, judged by a sample of them. Rows that all have one field more are R's,
 * whose first field names the row, or end in a separator.
 */
export function rowShape(width: number, sample: readonly (readonly string[])[]): RowShape {
  const extra = Math.min(...sample.map((values) => values.length - width));
  if (sample.length === 0 || extra < 1 || extra === Number.POSITIVE_INFINITY)
    return { width, before: 0, after: 0 };
  const isTrailing = (values: readonly string[]) =>
    values.length === width + extra && values.slice(width).every((value) => value.trim() === '');
  if (sample.every((values) => isTrailing(values) && ledBySpace(values) === 0))
    return { width, before: 0, after: extra };
  const named = extra === 1 && sample.every((values, row) => values[0] === String(row + 1));
  return { width, before: named ? 1 : 0, after: 0 };
}

/**
 * Lays a row under the header. A list written without quotation marks ("Crime, Thriller") falls into fields of
 * which the later begin with a space, and is put together again when that makes the row as wide as the header.
 */
export function fitRow(values: readonly string[], shape: RowShape): readonly string[] | Rejection {
  const { width, before, after } = shape;
  const inner = before > 0 ? values.slice(before) : values;
  if (inner.length === width) return inner;
  const extra = inner.length - width;
  if (extra > 0 && ledBySpace(inner) === extra) return rejoined(inner);
  if (extra === after && extra > 0) return inner.slice(0, width);
  return new Rejection(`the row has not the ${width} fields of the header`, `${inner.length} fields`);
}

/** Lays all rows behind the header, which is the first, under it. */
export async function* shapedRows(
  raw: AsyncIterable<RawRows<readonly string[]>>,
  shape: RowShape,
): AsyncGenerator<RawRows<readonly string[]>> {
  let header = true;
  for await (const { rows, bytesRead } of raw) {
    const inner = header ? rows.slice(1) : rows;
    if (rows.length > 0) header = false;
    const isLaid = ({ values }: RawRow<readonly string[]>) =>
      values instanceof Rejection || values.length === shape.width;
    yield {
      rows: inner.every(isLaid)
        ? inner
        : inner.map((row) => {
            const { line, values } = row;
            return values instanceof Rejection ? row : { line, values: fitRow(values, shape) };
          }),
      bytesRead,
    };
  }
}

function ledBySpace(values: readonly string[]): number {
  return values.filter((value) => value.startsWith(' ') && value.trim() !== '').length;
}

function rejoined(values: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const value of values) {
    if (joined.length > 0 && value.startsWith(' ') && value.trim() !== '')
      joined.push(`${joined.pop() ?? ''},${value}`);
    else joined.push(value);
  }
  return joined;
}
