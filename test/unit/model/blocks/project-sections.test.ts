import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../../src/linalg/random.ts';
import { randomRotation } from '../../../../src/linalg/rotation.ts';
import { pickRows } from '../../../../src/model/blocks/matrix-parts.ts';
import {
  type SectionProjectionOptions,
  projectSections,
} from '../../../../src/model/blocks/project-sections.ts';
import type { Section } from '../../../../src/model/blocks/section.ts';
import { randomMatrix } from '../../linalg/matrices.ts';

const COLUMNS = 40;
const SECTIONS: readonly Section[] = [
  { name: 'content', dimensions: 18, weight: 1, unit: true },
  { name: 'crowd', dimensions: 5, weight: 0.35, unit: false },
];
const RANK = 23;

/** The first section looks at the first 30 columns, the second at the others. */
function mapsOfSections(): Float32Array {
  const random = randomSource(5);
  return Float32Array.from({ length: RANK * COLUMNS }, (_, i) => {
    const first = Math.floor(i / COLUMNS) < SECTIONS[0]!.dimensions;
    return first === i % COLUMNS < 30 ? random.normal() : 0;
  });
}

async function project(
  matrix: Parameters<typeof projectSections>[0],
  options: SectionProjectionOptions,
): Promise<number[]> {
  const components = { rank: RANK, columns: COLUMNS, components: mapsOfSections() };
  const vectors: number[] = [];
  for await (const block of projectSections(matrix, components, SECTIONS, options)) {
    expect(block.firstRow * RANK).toBe(vectors.length);
    vectors.push(...block.vectors);
  }
  return vectors;
}

describe('placing rows', () => {
  const matrix = randomMatrix(120, COLUMNS, 0.2, 7);
  const rotation = randomRotation(RANK, 1);

  it('gives a row the same projection among many rows and among few', async () => {
    const many = await project(matrix, { rotation });
    const rows = Uint32Array.of(3, 50, 119);
    const few = await project(pickRows(matrix, rows), { rotation });
    expect(many).toHaveLength(120 * RANK);
    for (const [i, row] of rows.entries()) {
      for (let k = 0; k < RANK; k++) expect(few[i * RANK + k]).toBeCloseTo(many[row * RANK + k]!, 5);
    }
  });

  it('gives unit vectors', async () => {
    const vectors = await project(matrix, { rotation });
    for (let row = 0; row < 120; row++) {
      expect(Math.hypot(...vectors.slice(row * RANK, (row + 1) * RANK))).toBeCloseTo(1, 5);
    }
  });
});
