/** Distinct positive whole numbers, in order. */
export function readNumbers(parameters: URLSearchParams, name: string): number[] {
  const numbers = parameters.getAll(name).map(Number);
  return [...new Set(numbers.filter((number) => Number.isInteger(number) && number > 0 && number < 2 ** 31))];
}

/** A whole number from `least` to `most`; null for anything else. */
export function readWholeNumber(
  parameters: URLSearchParams,
  name: string,
  least: number,
  most: number,
): number | null {
  const text = parameters.get(name) ?? '';
  const number = Number(text);
  return /^\d+$/.test(text) && number >= least && number <= most ? number : null;
}

/** Distinct, non-empty words, in order. */
export function readWords(parameters: URLSearchParams, name: string): string[] {
  return [...new Set(parameters.getAll(name).filter((word) => word !== ''))];
}
