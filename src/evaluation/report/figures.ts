import type { Estimate } from '../metrics/estimate.ts';

/** ".203 ± .002"; a dash if there was nothing to measure. */
export function withError({ mean, standardError, count }: Estimate): string {
  return count === 0 || Number.isNaN(mean) ? '-' : `${share(mean)} ± ${share(standardError)}`;
}

/** Three decimals without the leading zero, as is usual in the field. */
export function share(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(3).replace(/^(-?)0\./, '$1.');
}

/** A whole number; a dash if there is none. */
export function whole(value: number): string {
  return Number.isNaN(value) ? '-' : Math.round(value).toLocaleString('en');
}
