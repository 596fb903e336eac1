/**
 * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, no part edited
 * twice (Damerau 1964, restricted). The rows of the dynamic programme are reused, because a search compares
 * hundreds of short strings.
 */

const MAX_LENGTH = 1_024;
const rows = [0, 1, 2].map(() => new Uint16Array(MAX_LENGTH + 1));

export interface Alignment {
  /** Distance to the whole of the other string. */
  readonly whole: number;
  /** Distance to its nearest prefix. */
  readonly prefix: number;
}

/** Distances from `typed` to the whole of `title` and to its nearest prefix. Strings are cut after 1,024 UTF-16 units. */
export function align(typed: string, title: string): Alignment {
  const last = fillRows(typed, title, false);
  const width = Math.min(title.length, MAX_LENGTH);
  return { whole: last[width] ?? 0, prefix: smallest(last, width) };
}

/** Distance from `typed` to the nearest substring of `title` (Sellers 1980). */
export function distanceToPart(typed: string, title: string): number {
  return smallest(fillRows(typed, title, true), Math.min(title.length, MAX_LENGTH));
}

/** 1 for equal strings, 0 for strings with nothing in common. */
export function closeness(distance: number, length: number): number {
  return length === 0 ? 0 : Math.max(0, 1 - distance / length);
}

function fillRows(typed: string, title: string, startAnywhere: boolean): Uint16Array {
  const height = Math.min(typed.length, MAX_LENGTH);
  const width = Math.min(title.length, MAX_LENGTH);
  let [beforePrevious, previous, current] = rows as [Uint16Array, Uint16Array, Uint16Array];
  for (let j = 0; j <= width; j++) current[j] = startAnywhere ? 0 : j;
  let typedBefore = -1;
  for (let i = 1; i <= height; i++) {
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
    const letter = typed.charCodeAt(i - 1);
    let titleBefore = -1;
    let left = i;
    let diagonal = previous[0] ?? 0;
    current[0] = i;
    for (let j = 1; j <= width; j++) {
      const above = previous[j] ?? 0;
      const other = title.charCodeAt(j - 1);
      let distance = letter === other ? diagonal : 1 + Math.min(diagonal, above, left);
      if (letter === titleBefore && other === typedBefore) {
        distance = Math.min(distance, 1 + (beforePrevious[j - 2] ?? 0));
      }
      current[j] = distance;
      left = distance;
      diagonal = above;
      titleBefore = other;
    }
    typedBefore = letter;
  }
  return current;
}

function smallest(row: Uint16Array, width: number): number {
  let least = row[0] ?? 0;
  for (let j = 1; j <= width; j++) least = Math.min(least, row[j] ?? 0);
  return least;
}
