import type { Components } from '../../linalg/components.ts';
import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { projectRows } from '../../linalg/projection.ts';
import { type Section, weighSections } from './section.ts';

/** Vectors of some consecutive rows: row-major rows x dimensions, of unit length, or zero. */
export interface PlacedBlock {
  readonly firstRow: number;
  readonly rows: number;
  readonly vectors: Float32Array;
}

export interface PlaceOptions {
  readonly rotation: Float64Array;
  readonly threads?: number;
}

/**
 * Places the rows of a block representation: projects them on the sections' maps, weighs the sections against each
 * other, turns the whole (rotation: row-major dimensions x dimensions) and brings it to length 1. The same for
 * training and for movies that come later, but for rounding.
 */
export function placeRows(
  matrix: CsrMatrix,
  components: Components,
  sections: readonly Section[],
  options: PlaceOptions,
): AsyncGenerator<PlacedBlock> {
  // Turning the maps takes a product for each column, turning the vectors one for each row.
  return matrix.rows > matrix.columns
    ? projectOnTurnedMaps(matrix, components, sections, options)
    : projectThenTurn(matrix, components, sections, options);
}

async function* projectThenTurn(
  matrix: CsrMatrix,
  components: Components,
  sections: readonly Section[],
  { rotation, ...threads }: PlaceOptions,
): AsyncGenerator<PlacedBlock> {
  const { rank } = components;
  const turn = { rank, columns: rank, components: Float32Array.from(rotation) };
  for await (const { firstRow, rows, vectors } of projectRows(matrix, components, threads)) {
    const weighed = vectors.slice(0, rows * rank);
    weighSections(weighed, rows, sections);
    const dense = denseRows(weighed, rows, rank);
    const turned = new Float32Array(rows * rank);
    for await (const block of projectRows(dense, turn, { unit: true, ...threads })) {
      turned.set(block.vectors.subarray(0, block.rows * rank), block.firstRow * rank);
    }
    yield { firstRow, rows, vectors: turned };
  }
}

/**
 * A rotation keeps lengths: each section is projected on its turned map, brought to its length, and the sections are
 * added up. A section's map uses columns of its own, so that several cost little more than one.
 */
async function* projectOnTurnedMaps(
  matrix: CsrMatrix,
  components: Components,
  sections: readonly Section[],
  { rotation, ...threads }: PlaceOptions,
): AsyncGenerator<PlacedBlock> {
  const { rank } = components;
  let first = 0;
  const projections = sections.map(({ dimensions, unit }) => {
    const from = first;
    first += dimensions;
    return projectRows(matrix, mapOf(components, from, dimensions), {
      rotation: columnsOf(rotation, rank, from, dimensions),
      unit,
      ...threads,
    });
  });
  try {
    for (;;) {
      const parts = await Promise.all(projections.map((projection) => projection.next()));
      const blocks = parts.flatMap(({ done, value }) => (done === true ? [] : [value]));
      const [block] = blocks;
      if (block === undefined || blocks.length < sections.length) return;
      const vectors = addSections(
        blocks.map((each) => each.vectors),
        sections,
        rank,
      );
      yield { firstRow: block.firstRow, rows: block.rows, vectors };
    }
  } finally {
    await Promise.all(projections.map((projection) => projection.return()));
  }
}

/** The map of the section that has dimensions [from, from + count). */
function mapOf({ columns, components }: Components, from: number, count: number): Components {
  return {
    rank: count,
    columns,
    components: components.subarray(from * columns, (from + count) * columns),
  };
}

/** Columns [from, from + count) of a row-major rank x rank matrix, row-major rank x count. */
function columnsOf(matrix: Float64Array, rank: number, from: number, count: number): Float64Array {
  const part = new Float64Array(rank * count);
  for (let row = 0; row < rank; row++) {
    part.set(matrix.subarray(row * rank + from, row * rank + from + count), row * count);
  }
  return part;
}

/** Adds the sections' vectors (row-major rows x rank each) by their weights and brings the rows to length 1. */
function addSections(
  parts: readonly Float32Array[],
  sections: readonly Section[],
  rank: number,
): Float32Array {
  const sums = new Float32Array(parts[0]!.length);
  for (let start = 0; start < sums.length; start += rank) {
    for (let s = 0; s < parts.length; s++) addScaled(sums, parts[s]!, sections[s]!.weight, start, rank);
    bringToLength1(sums, start, rank);
  }
  return sums;
}

/** A row at a time, while it is in cache. */
function addScaled(
  sums: Float32Array,
  part: Float32Array,
  weight: number,
  start: number,
  length: number,
): void {
  for (let i = start; i < start + length; i++) sums[i]! += weight * part[i]!;
}

function bringToLength1(sums: Float32Array, start: number, length: number): void {
  let squares = 0;
  for (let i = start; i < start + length; i++) squares += sums[i]! * sums[i]!;
  const factor = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let i = start; i < start + length; i++) sums[i]! *= factor;
}

/** A dense block as a sparse matrix that happens to have no zeros: the kernel for those is quick enough. */
function denseRows(values: Float32Array, rows: number, columns: number): CsrMatrix {
  const indices = new Uint16Array(values.length);
  for (let i = 0; i < indices.length; i++) indices[i] = i % columns;
  const offsets = Uint32Array.from({ length: rows + 1 }, (_, row) => row * columns);
  return { rows, columns, offsets, indices, values };
}
