/**
 * For an entry that cannot be missing: `values[i] ?? missing('value', i)`. An invented default would become a figure.
 * @throws {RangeError} always.
 */
export function missing(what: string, index: number | string): never {
  throw new RangeError(`there is no ${what} ${index}`);
}
