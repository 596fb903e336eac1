/** Centres of Gaussian radial basis functions on a scale: `first`, `first + step`, ... up to `last`. */
export interface RbfGrid {
  readonly first: number;
  readonly last: number;
  readonly step: number;
  readonly sigma: number;
}

/** A basis function that a number activates: its index on the scale and the activation in (0, 1]. */
export interface RbfActivation {
  readonly index: number;
  readonly activation: number;
}

/** Smaller activations are dropped, to save memory. */
const MIN_ACTIVATION = 0.01;

/**
 * RBF encoding of a number: the activations exp(-(x - centre)^2 / (2 sigma^2)) of the functions around it, normalised
 * to length 1. Nearby numbers share functions, so that 1994 and 1996 have a cosine near 1. A number outside the scale
 * is moved to its end. Radial basis functions: Broomhead & Lowe 1988.
 */
export function rbfEncode(value: number, scale: RbfGrid): RbfActivation[] {
  const { first, last, step, sigma } = scale;
  const inside = Math.min(last, Math.max(first, value));
  const reach = sigma * Math.sqrt(-2 * Math.log(MIN_ACTIVATION));
  const from = Math.max(0, Math.ceil((inside - reach - first) / step));
  const to = Math.min(rbfCount(scale) - 1, Math.floor((inside + reach - first) / step));
  const found: RbfActivation[] = [];
  let squares = 0;
  for (let index = from; index <= to; index += 1) {
    const activation = Math.exp(-((inside - first - index * step) ** 2) / (2 * sigma * sigma));
    squares += activation * activation;
    found.push({ index, activation });
  }
  const length = Math.sqrt(squares);
  return found.map(({ index, activation }) => ({ index, activation: activation / length }));
}

export function rbfCount({ first, last, step }: RbfGrid): number {
  return Math.floor((last - first) / step + 1e-9) + 1;
}

export function rbfCentre({ first, step }: RbfGrid, index: number): number {
  return first + index * step;
}
