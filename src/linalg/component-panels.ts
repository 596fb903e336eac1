import type { ColumnPlaces } from './column-order.ts';
import type { Components } from './components.ts';
import { PANEL } from './kernels/kernels.ts';

/**
 * Writes row-major components into panels: each component becomes a column of a panel, with used columns at their
 * places.
 */
export function writePanels(
  floats: Float32Array,
  { rank, columns, components }: Components,
  { place, count }: ColumnPlaces,
): void {
  for (let k = 0; k < rank; k++) {
    const at = Math.floor(k / PANEL) * count * PANEL + (k % PANEL);
    for (let j = 0; j < columns; j++) {
      if (place[j]! >= 0) floats[at + place[j]! * PANEL] = components[k * columns + j]!;
    }
  }
}

/** Reads components back from panels of `columns` rows: row-major rank x columns. */
export function readPanels(floats: Float32Array, rank: number, columns: number): Float32Array {
  const result = new Float32Array(rank * columns);
  for (let k = 0; k < rank; k++) {
    const at = Math.floor(k / PANEL) * columns * PANEL + (k % PANEL);
    for (let j = 0; j < columns; j++) result[k * columns + j] = floats[at + j * PANEL]!;
  }
  return result;
}
