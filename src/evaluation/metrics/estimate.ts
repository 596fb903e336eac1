import { missing } from '../missing.ts';

/** A mean and its sampling error. */
export interface Estimate {
  readonly mean: number;
  /** Standard deviation of the mean; 0 for fewer than two observations. */
  readonly standardError: number;
  readonly count: number;
}

/** Mean and standard error, s / sqrt(n) with Bessel's correction. The mean is NaN if there are no values. */
export function estimate(values: ArrayLike<number>): Estimate {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += values[i] ?? missing('observation', i);
  const mean = count === 0 ? NaN : sum / count;
  let squares = 0;
  for (let i = 0; i < count; i += 1) squares += ((values[i] ?? missing('observation', i)) - mean) ** 2;
  const standardError = count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count);
  return { mean, standardError, count };
}
