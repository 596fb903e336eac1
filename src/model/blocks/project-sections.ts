import type { Components } from '../../linalg/components.ts';
import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { projectRows } from '../../linalg/projection.ts';
import { projectSums } from '../../linalg/summed-projection.ts';
import { denseRows } from './matrix-parts.ts';
import { type Section, weighSections } from './section.ts';

/** Vectors of consecutive rows: row-major rows x dimensions, each of unit length or zero. */
export interface ProjectedBlock {
  readonly firstRow: number;
  readonly rows: number;
  readonly vectors: Float32Array;
}

export interface SectionProjectionOptions {
  readonly rotation: Float64Array;
  readonly threads?: number;
}

/**
 * Projects the rows of a block representation with the sections' maps, weights the sections, rotates the result
 * (`rotation`: row-major dimensions x dimensions) and scales it to length 1. Training and later movies get the same
 * vectors, except for rounding.
 */
export function projectSections(
  matrix: CsrMatrix,
  components: Components,
  sections: readonly Section[],
  options: SectionProjectionOptions,
): AsyncGenerator<ProjectedBlock> {
  // Rotating the maps takes one product per column; rotating the vectors takes one per row.
  return matrix.rows > matrix.columns
    ? projectOnTurnedMaps(matrix, components, sections, options)
    : projectThenTurn(matrix, components, sections, options);
}

async function* projectThenTurn(
  matrix: CsrMatrix,
  components: Components,
  sections: readonly Section[],
  { rotation, ...threads }: SectionProjectionOptions,
): AsyncGenerator<ProjectedBlock> {
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
 * A rotation keeps lengths. So each section is projected with its rotated map and scaled to its length, and then the
 * sections are added up. Sections use different columns, so several cost little more than one.
 */
function projectOnTurnedMaps(
  matrix: CsrMatrix,
  components: Components,
  sections: readonly Section[],
  { rotation, ...threads }: SectionProjectionOptions,
): AsyncGenerator<ProjectedBlock> {
  let first = 0;
  const summands = sections.map(({ dimensions, unit, weight }) => {
    const from = first;
    first += dimensions;
    const map = mapOf(components, from, dimensions);
    return {
      components: map,
      rotation: columnsOf(rotation, components.rank, from, dimensions),
      unit,
      weight,
    };
  });
  return projectSums(matrix, summands, threads);
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
