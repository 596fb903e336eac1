/** Where Gaussian bumps stand on a scale: centres `first`, `first + step`, ... up to `last`. */
export interface BumpScale {
  readonly first: number;
  readonly last: number;
  readonly step: number;
  readonly sigma: number;
}

/** One bump that a number reaches: its index on the scale and its height in (0, 1]. */
export interface Bump {
  readonly index: number;
  readonly height: number;
}

/** Lower parts of a bump are cut off: they would only cost memory. */
const LOWEST = 0.01;

/**
 * A number as the heights of the bumps around it, exp(-(x - centre)^2 / (2 sigma^2)), brought to length 1: numbers
 * near each other share bumps, so that a cosine sees 1994 and 1996 as almost the same. Radial basis functions,
 * Broomhead & Lowe 1988. A number outside the scale is moved to its end.
 */
export function bumps(value: number, scale: BumpScale): Bump[] {
  const { first, last, step, sigma } = scale;
  const inside = Math.min(last, Math.max(first, value));
  const reach = sigma * Math.sqrt(-2 * Math.log(LOWEST));
  const from = Math.max(0, Math.ceil((inside - reach - first) / step));
  const to = Math.min(bumpCount(scale) - 1, Math.floor((inside + reach - first) / step));
  const found: Bump[] = [];
  let squares = 0;
  for (let index = from; index <= to; index += 1) {
    const height = Math.exp(-((inside - first - index * step) ** 2) / (2 * sigma * sigma));
    squares += height * height;
    found.push({ index, height });
  }
  const length = Math.sqrt(squares);
  return found.map(({ index, height }) => ({ index, height: height / length }));
}

export function bumpCount({ first, last, step }: BumpScale): number {
  return Math.floor((last - first) / step + 1e-9) + 1;
}

export function bumpCentre({ first, step }: BumpScale, index: number): number {
  return first + index * step;
}
