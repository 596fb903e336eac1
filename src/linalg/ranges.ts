/** Cuts 0..count into `parts` ranges of nearly equal size; a part may be empty. */
export function evenRanges(count: number, parts: number): [number, number][] {
  return Array.from({ length: parts }, (_, part): [number, number] => [
    Math.floor((count * part) / parts),
    Math.floor((count * (part + 1)) / parts),
  ]);
}

/** Cuts the rows of a sparse matrix into ranges with nearly equally many non-zeros. */
export function evenRowGroups(offsets: Uint32Array, rows: number, parts: number): [number, number][] {
  const nonzeros = offsets[rows]!;
  const groups: [number, number][] = [];
  let first = 0;
  for (let part = 1; part <= parts; part++) {
    const last = part === parts ? rows : firstRowPast(offsets, first, rows, (nonzeros * part) / parts);
    groups.push([first, last]);
    first = last;
  }
  return groups;
}

function firstRowPast(offsets: Uint32Array, from: number, to: number, position: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (offsets[middle]! < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Cuts descending values into at most `parts` ranges, never between values less than `gap` apart. */
export function clusterRanges(values: ArrayLike<number>, gap: number, parts: number): [number, number][] {
  const ranges: [number, number][] = [];
  let first = 0;
  for (const [, cut] of evenRanges(values.length, parts)) {
    let last = Math.max(cut, first);
    while (last > first && last < values.length && values[last - 1]! - values[last]! <= gap) last++;
    if (last > first) ranges.push([first, last]);
    first = last;
  }
  return ranges;
}
