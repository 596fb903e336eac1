import { expect, it } from 'vitest';
import { rowsRepeatedMoreThan } from '../../../src/model/repeated-rows.ts';

it('marks rows of which there are more than so many', () => {
  const rows = [[1], [2, 3], [1], [], [1], [2, 3], [3]];
  const matrix = {
    rows: rows.length,
    columns: 4,
    offsets: Uint32Array.from([0, 1, 3, 4, 4, 5, 7, 8]),
    indices: Uint16Array.from(rows.flat()),
    values: Float32Array.from(rows.flat(), (column) => column / 4),
  };
  expect([...rowsRepeatedMoreThan(2, matrix)]).toEqual([1, 0, 1, 0, 1, 0, 0]);
  expect([...rowsRepeatedMoreThan(1, matrix)]).toEqual([1, 1, 1, 0, 1, 1, 0]);
  expect([...rowsRepeatedMoreThan(3, matrix)]).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

it('does not confuse rows that differ in weight only', () => {
  const matrix = {
    rows: 2,
    columns: 4,
    offsets: Uint32Array.from([0, 1, 2]),
    indices: Uint16Array.from([1, 1]),
    values: Float32Array.from([0.5, 0.25]),
  };
  expect([...rowsRepeatedMoreThan(1, matrix)]).toEqual([0, 0]);
});
