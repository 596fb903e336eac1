import { MatrixError } from './errors.ts';

/** Directions to project rows on: row-major rank x columns. A TruncatedSvd has them. */
export interface Components {
  readonly rank: number;
  readonly columns: number;
  readonly components: Float32Array;
}

export function checkComponents({ rank, columns, components }: Components): void {
  if (components.length !== rank * columns) {
    throw new MatrixError(
      `components must hold rank x columns = ${rank} x ${columns} numbers, got ${components.length}`,
    );
  }
}
