/**
 * For entries that cannot be missing: `values[i] ?? missing('value', i)`. A default value would distort the figures.
 * @throws {RangeError} always.
 */
export function missing(what: string, index: number | string): never {
  throw new RangeError(`there is no ${what} ${index}`);
}
