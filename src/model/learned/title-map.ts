import { randomSource } from '../../linalg/random.ts';
import type { BlockCorpus } from '../blocks/block-corpus.ts';
import type { SectionMap } from '../blocks/section-map.ts';

/** The sequence of the seed that is drawn from; others are taken. */
const STREAM = 1_000;

/**
 * The words of titles, which tell the parts of a series, as a sketch: each word a random vertex of a cube of
 * `dimensions`, so that products are kept up to noise (Achlioptas 2003). Thousands of rare words matter alike
 * here, where principal components would keep the few that are frequent. Null when there is no such word.
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
