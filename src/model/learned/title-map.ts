import { randomSource } from '../../linalg/random.ts';
import type { BlockCorpus } from '../blocks/block-corpus.ts';
import type { SectionMap } from '../blocks/section-map.ts';

/** The random sequence of the seed used here. Other parts of training use other sequences. */
const STREAM = 1_000;

/**
 * A sketch of the words of titles, which identify the parts of a series. Each word is a random vertex of a cube with
 * `dimensions` dimensions, which preserves inner products up to noise (Achlioptas 2003). Thousands of rare words matter
 * equally here, while principal components would keep only the few frequent ones. Null if there is no such word.
 */
export function titleMap(
  { vocabulary }: BlockCorpus,
  dimensions: number,
  weight: number,
  seed: number,
): SectionMap | null {
  const [first, last] = vocabulary.blockRange('title');
  if (first === last || dimensions < 1) return null;
  const { columns } = vocabulary;
  const random = randomSource(seed, STREAM);
  const weights = new Float32Array(dimensions * columns);
  for (let column = first; column < last; column++) {
    for (let k = 0; k < dimensions; k++) weights[k * columns + column] = random.uniform() < 0.5 ? -1 : 1;
  }
  return { section: { name: 'title', dimensions, weight, unit: false }, weights };
}
