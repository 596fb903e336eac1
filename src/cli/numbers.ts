const integers = new Intl.NumberFormat('en');

/** 1234567 -> "1,234,567". */
export function formatCount(value: number): string {
  return integers.format(Math.round(value));
}

/** Seconds as a person says them: "0.4 s", "12 s", "3 min 05 s", "1 h 12 min". */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} min`;
}

/** Bytes in the unit that reads best: "312 MB", "1.4 GB" (powers of 1,000). */
export function formatBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  if (bytes < 1e9) return `${Math.round(bytes / 1e6)} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** 0.3139 -> "31.4 %". */
export function formatShare(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A mean vote with one decimal; empty when nobody voted. */
export function formatRating(voteAverage: number | null): string {
  return voteAverage === null ? '' : voteAverage.toFixed(1);
}
