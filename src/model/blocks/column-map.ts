import { dot } from '../../linalg/dot.ts';
import type { Components } from '../../linalg/components.ts';
import type { SparseVector } from '../reference/vocabulary.ts';
import type { Section } from './section.ts';

/**
 * The map of a block representation, the numbers of a column beside each other, before the rotation, which changes no
 * cosine. Tells what each column of a row adds to a cosine.
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

  /** The vector of a row as the model has it, but for its length: its projection, each section weighed. */
  project(row: SparseVector): Float32Array {
    const vector = this.#project(row);
    const factors = this.#factors(() => vector);
    for (const [i, { first, last }] of this.#stretches.entries()) {
      for (let k = first; k < last; k++) vector[k]! *= factors[i]!;
    }
    return vector;
  }

  /**
   * For each entry of a row what it adds to the product of the row's vector and `target`; the sum is the product. Columns
   * that several rows have are multiplied once.
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

  /** What each section of a row's projection is multiplied with; it is made only where lengths count. */
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

/** A section and where its dimensions lie: [first, last). */
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
