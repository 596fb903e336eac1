import { missing } from './missing.ts';

/** First entry of row `row`, and the one after its last, by the offsets of a compressed sparse row matrix. */
export function rowRange(offsets: ArrayLike<number>, row: number): readonly [start: number, end: number] {
  return [offsets[row] ?? missing('row', row), offsets[row + 1] ?? missing('row', row)];
}
