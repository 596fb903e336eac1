export const SECTION_NAMES = ['content', 'crowd', 'taste', 'genre', 'joint', 'title'] as const;

/**
 * A range of a vector's dimensions with a meaning of its own. Each is a linear map of a movie's row. `unit` sections
 * are scaled to length 1, and then `weight` is their share against each other.
 */
export interface Section {
  readonly name: (typeof SECTION_NAMES)[number];
  readonly dimensions: number;
  readonly weight: number;
  readonly unit: boolean;
}

/** Scales the sections of projections in place. `vectors` is row-major `rows` x (sum of dimensions). */
export function weighSections(vectors: Float32Array, rows: number, sections: readonly Section[]): void {
  let at = 0;
  for (let row = 0; row < rows; row++) {
    for (const { dimensions, weight, unit } of sections) {
      let squares = 0;
      for (let i = at; i < at + dimensions; i++) squares += vectors[i]! ** 2;
      const factor = !unit ? weight : squares > 0 ? weight / Math.sqrt(squares) : 0;
      for (let i = at; i < at + dimensions; i++) vectors[i]! *= factor;
      at += dimensions;
    }
  }
}

export function sectionDimensions(sections: readonly Section[]): number {
  return sections.reduce((sum, { dimensions }) => sum + dimensions, 0);
}
