/** A term that may become a column of the matrix. */
export interface FeatureCandidates {
  readonly count: number;
  /** How often candidate i appears in the corpus. */
  occurrences(candidate: number): number;
  term(candidate: number): string;
}

export interface SelectedFeatures {
  /** In the order of the columns: ascending by code points, as Python sorts. */
  readonly vocabulary: string[];
  /** The candidate of each column. */
  readonly candidates: Uint32Array;
}

/**
 * The `limit` most frequent candidates in the corpus, sorted by term. Among equally frequent ones, those that come
 * first in this order.
 */
export function selectFeatures(candidates: FeatureCandidates, limit: number): SelectedFeatures {
  const kept: { term: string; candidate: number }[] = [];
  const tied: { term: string; candidate: number }[] = [];
  const floor = leastOccurrences(candidates, limit);
  for (let candidate = 0; candidate < candidates.count; candidate++) {
    const occurrences = candidates.occurrences(candidate);
    if (occurrences < floor) continue;
    (occurrences === floor ? tied : kept).push({ term: candidates.term(candidate), candidate });
  }
  tied.sort((a, b) => compareCodePoints(a.term, b.term));
  const features = [...kept, ...tied.slice(0, limit - kept.length)];
  features.sort((a, b) => compareCodePoints(a.term, b.term));
  return {
    vocabulary: features.map(({ term }) => term),
    candidates: Uint32Array.from(features, ({ candidate }) => candidate),
  };
}

/** The number of occurrences of the last candidate within the limit. */
function leastOccurrences(candidates: FeatureCandidates, limit: number): number {
  if (candidates.count <= limit) return 0;
  const sorted = new Uint32Array(candidates.count);
  for (let i = 0; i < candidates.count; i++) sorted[i] = candidates.occurrences(i);
  return sorted.sort()[candidates.count - limit]!;
}

/** Compares strings by code points. JavaScript compares UTF-16 units, which puts surrogates too early. */
export function compareCodePoints(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

/** Moves surrogates after the rest of the basic plane. */
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
