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
    return Float32Array.from(row.indices, (column, i) => row.values[i]! * this.#product(column, scaled));
  }

  /** The product of a column with `vector`; four sums, so that one addition need not wait for the other. */
  #product(column: number, vector: Float32Array): number {
    const weights = this.#weights;
    const { dimensions } = this;
    const at = column * dimensions;
    const whole = dimensions - (dimensions % 4);
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let k = 0; k < whole; k += 4) {
      a += weights[at + k]! * vector[k]!;
      b += weights[at + k + 1]! * vector[k + 1]!;
      c += weights[at + k + 2]! * vector[k + 2]!;
      d += weights[at + k + 3]! * vector[k + 3]!;
    }
    for (let k = whole; k < dimensions; k++) a += weights[at + k]! * vector[k]!;
    return a + b + c + d;
  }

  #project({ indices, values }: SparseVector): Float32Array {
    const { dimensions } = this;
    const weights = this.#weights;
    const point = new Float64Array(dimensions);
    for (let i = 0; i < indices.length; i++) {
      const value = values[i]!;
      const at = indices[i]! * dimensions;
      for (let k = 0; k < dimensions; k++) point[k]! += value * weights[at + k]!;
    }
    return Float32Array.from(point);
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
