import { missing } from '../missing.ts';

/**
 * How often each of `movieCount` movies is recommended in all lists. Coverage and concentration are based on this.
 */
export function exposure(lists: readonly Int32Array[], movieCount: number): Uint32Array {
  const times = new Uint32Array(movieCount);
  for (const list of lists) {
    for (const movie of list) {
      times[movie] = (times[movie] ?? missing('movie', movie)) + 1;
    }
  }
  return times;
}

/** Share of the catalogue that appears in any list: aggregate coverage, Ge, Delgado-Battenfeld & Jannach 2010. */
export function coverage(times: Uint32Array): number {
  let shown = 0;
  for (const count of times) if (count > 0) shown += 1;
  return times.length === 0 ? 0 : shown / times.length;
}
