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
