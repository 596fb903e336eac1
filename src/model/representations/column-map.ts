import type { Components } from '../../linalg/components.ts';
import type { SparseVector } from '../vocabulary.ts';
import type { Section } from './section.ts';

/**
 * The map of a block representation, the numbers of a column beside each other, before the rotation, which changes no
 * cosine. Tells what each column of a row adds to a cosine.
 */
export class ColumnMap {
  readonly dimensions: number;
  readonly #sections: readonly Section[];
  /** Row-major columns x dimensions. */
  readonly #weights: Float32Array;

  constructor({ rank, columns, components }: Components, sections: readonly Section[]) {
    this.dimensions = rank;
    this.#sections = sections;
    this.#weights = new Float32Array(components.length);
    for (let k = 0; k < rank; k++) {
      for (let column = 0; column < columns; column++)
        this.#weights[column * rank + k] = components[k * columns + column]!;
    }
  }

  /** The vector of a row: its projection, each section weighed. Length 1 up to a factor that all movies share. */
  place(row: SparseVector): Float32Array {
    const point = this.#project(row);
    return this.#weigh(point, point);
  }

  /** For each entry of a row what it adds to the product of the row's vector and `target`; the sum is the product. */
  contributions(row: SparseVector, target: Float32Array): Float32Array {
    const scaled = this.#weigh(target, this.#project(row));
    const { dimensions } = this;
    return Float32Array.from(row.indices, (column, i) => {
      const at = column * dimensions;
      let sum = 0;
      for (let k = 0; k < dimensions; k++) sum += this.#weights[at + k]! * scaled[k]!;
      return row.values[i]! * sum;
    });
  }

  #project({ indices, values }: SparseVector): Float32Array {
    const point = new Float32Array(this.dimensions);
    for (const [i, column] of indices.entries()) {
      const value = values[i]!;
      const at = column * this.dimensions;
      for (let k = 0; k < point.length; k++) point[k]! += value * this.#weights[at + k]!;
    }
    return point;
  }

  /** `vector` with each section multiplied as that of the movie whose projection is `point` will be. */
  #weigh(vector: Float32Array, point: Float32Array): Float32Array {
    const weighed = vector.slice();
    let first = 0;
    for (const { dimensions, weight, unit } of this.#sections) {
      const last = first + dimensions;
      let squares = 0;
      for (let k = first; k < last; k++) squares += point[k]! ** 2;
      const factor = !unit ? weight : squares > 0 ? weight / Math.sqrt(squares) : 0;
      for (let k = first; k < last; k++) weighed[k]! *= factor;
      first = last;
    }
    return weighed;
  }
}
