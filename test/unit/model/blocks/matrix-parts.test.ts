import { describe, expect, it } from 'vitest';
import { leadingColumns, pickRows, splitColumns } from '../../../../src/model/blocks/matrix-parts.ts';

/** Rows: {0: 1, 2: 2}, {0: 3, 1: 4, 3: 5}, {0: 6, 3: 7}. */
const matrix = {
  rows: 3,
  columns: 4,
  offsets: Uint32Array.of(0, 2, 5, 7),
  indices: Uint16Array.of(0, 2, 0, 1, 3, 0, 3),
  values: Float32Array.of(1, 2, 3, 4, 5, 6, 7),
};

describe('parts of a matrix', () => {
  it('are its first columns', () => {
    const part = leadingColumns(matrix, 2);
    expect([...part.offsets]).toEqual([0, 1, 3, 4]);
    expect([...part.values]).toEqual([1, 3, 4, 6]);
  });

  it('are some of its rows, in the order asked for', () => {
    const part = pickRows(matrix, Uint32Array.of(2, 0));
    expect([...part.offsets]).toEqual([0, 2, 4]);
    expect([...part.indices]).toEqual([0, 3, 0, 2]);
    expect([...part.values]).toEqual([6, 7, 1, 2]);
  });

  it('are its most frequent columns, the first of equals, numbered anew', () => {
    const { place, frequent } = splitColumns(matrix, 4, 3);
    expect([...place]).toEqual([0, 1, -1, 2]);
    expect(frequent.columns).toBe(3);
    expect([...frequent.indices]).toEqual([0, 0, 1, 2, 0, 2]);
    expect([...frequent.values]).toEqual([1, 3, 4, 5, 6, 7]);
    expect(splitColumns(matrix, 4, 9).frequent.values).toEqual(matrix.values);
  });

  it('are split before a column that the others follow', () => {
    const { place, frequent } = splitColumns(matrix, 3, 2);
    expect([...place]).toEqual([0, 1, -1]);
    expect([...frequent.offsets]).toEqual([0, 1, 3, 4]);
    expect([...frequent.values]).toEqual([1, 3, 4, 6]);
  });
});
