import { missing } from '../missing.ts';

/**
 * Mean of 1 - Jaccard(features) over the pairs of a list: 0 if all movies have the same features, 1 if no two share
 * any. Null for lists of fewer than two. Features are genres and keywords, so that all systems are measured by the same
 * rule, not each by its own vectors. Intra-list similarity: Ziegler, McNee, Konstan & Lausen 2005.
 */
export function intraListDiversity(
  recommended: ArrayLike<number>,
  featuresOf: (movie: number) => ReadonlySet<string>,
): number | null {
  const features = Array.from(recommended, featuresOf);
  const { length } = features;
  if (length < 2) return null;
  let sum = 0;
  for (let i = 0; i < length; i += 1) {
    const one = features[i] ?? missing('movie', i);
    for (let j = i + 1; j < length; j += 1) sum += 1 - jaccard(one, features[j] ?? missing('movie', j));
  }
  return sum / ((length * (length - 1)) / 2);
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const feature of one) if (other.has(feature)) shared += 1;
  const union = one.size + other.size - shared;
  return union === 0 ? 0 : shared / union;
}
