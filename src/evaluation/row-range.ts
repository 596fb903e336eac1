import { missing } from './missing.ts';

/** The range of a row's entries, [start, end), from the offsets of a compressed sparse row matrix. */
export function rowRange(offsets: ArrayLike<number>, row: number): readonly [start: number, end: number] {
  return [offsets[row] ?? missing('row', row), offsets[row + 1] ?? missing('row', row)];
}
