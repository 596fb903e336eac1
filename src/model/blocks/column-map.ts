import { dot } from '../../linalg/dot.ts';
import type { Components } from '../../linalg/components.ts';
import type { SparseVector } from '../reference/vocabulary.ts';
import type { Section } from './section.ts';

/**
 * The map of a block representation, stored column by column. It leaves the rotation out, which changes no cosine. It
 * computes what each column of a row adds to a cosine.
 */
export class ColumnMap {
  readonly dimensions: number;
  readonly #stretches: readonly Stretch[];
  /** Row-major columns x dimensions. */
  readonly #weights: Float32Array;

  constructor({ rank, columns, components }: Components, sections: readonly Section[]) {
    this.dimensions = rank;
    this.#stretches = stretchesOf(sections);
    this.#weights = new Float32Array(components.length);
    for (let k = 0; k < rank; k++) {
      for (let column = 0; column < columns; column++)
        this.#weights[column * rank + k] = components[k * columns + column]!;
    }
  }

  /** The vector of a row as in the model, except for its length: the projection with weighted sections. */
  project(row: SparseVector): Float32Array {
    const vector = this.#project(row);
    const factors = this.#factors(() => vector);
    for (const [i, { first, last }] of this.#stretches.entries()) {
      for (let k = first; k < last; k++) vector[k]! *= factors[i]!;
    }
    return vector;
  }

  /**
   * Returns a function that gives, for each entry of a row, what the entry adds to the inner product of the row's
   * vector and `target`. Columns that several rows share are multiplied only once.
   */
  toward(target: Float32Array): (row: SparseVector) => Float32Array {
    const products = new Map<number, readonly number[]>();
    return (row) => {
      const factors = this.#factors(() => this.#project(row));
      return Float32Array.from(row.indices, (column, i) => {
        let known = products.get(column);
        if (known === undefined) products.set(column, (known = this.#products(column, target)));
        return row.values[i]! * known.reduce((sum, product, section) => sum + factors[section]! * product, 0);
      });
    };
  }

  /**
   * The factor of each section of a row's projection. Computes the projection only if a section is scaled to length 1.
   */
  #factors(projection: () => Float32Array): number[] {
    const isLinear = this.#stretches.every(({ unit }) => !unit);
    if (isLinear) return this.#stretches.map(({ weight }) => weight);
    const point = projection();
    return this.#stretches.map(({ first, last, weight, unit }) => {
      if (!unit) return weight;
      let squares = 0;
      for (let k = first; k < last; k++) squares += point[k]! ** 2;
      return squares > 0 ? weight / Math.sqrt(squares) : 0;
    });
  }

  /** The product of a column with `vector`, section by section. */
  #products(column: number, vector: Float32Array): number[] {
    const at = column * this.dimensions;
    return this.#stretches.map(({ first, last }) =>
      dot(this.#weights.subarray(at + first, at + last), vector.subarray(first, last)),
    );
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
}

/** A section and its range of dimensions: [first, last). */
interface Stretch extends Section {
  readonly first: number;
  readonly last: number;
}

function stretchesOf(sections: readonly Section[]): Stretch[] {
  let last = 0;
  return sections.map((section) => {
    const first = last;
    last += section.dimensions;
    return { ...section, first, last };
  });
}
