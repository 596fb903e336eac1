import type { SvdOptions } from '../../linalg/svd-options.ts';
import type { BlockCorpus } from '../blocks/block-corpus.ts';
import { centre, columnMeans, type SectionMap } from '../blocks/section-map.ts';
import { type CoLikes } from './co-likes.ts';
import { itemFactors } from './item-factors.ts';
import { ridgeMap } from './ridge-map.ts';

/**
 * Penalty of the ridge regression. A larger one suits movies that learning never saw, a smaller one well-known movies.
 */
const LAMBDA = 0.08;

export interface TasteMap extends SectionMap {
  readonly moviesLearned: number;
  readonly people: number;
}

/**
 * What else people who like a movie like, predicted from what the movie is about and who watches it. This is a ridge
 * regression of the item factors of movies with enough likes on the descriptive and crowd columns. A movie's vector
 * depends only on its metadata, never directly on its own ratings.
 */
export async function tasteMap(
  corpus: BlockCorpus,
  people: CoLikes,
  weight: number,
  svdOptions: SvdOptions,
): Promise<TasteMap> {
  const targets = await itemFactors(people, svdOptions);
  const weights = await ridgeMap(corpus, people.likes, targets, LAMBDA, svdOptions);
  // The mean taste is a canon that everybody likes. Without it, lists keep to their subject.
  centre(weights, corpus.vocabulary.columns, columnMeans(corpus.matrix));
  return {
    section: { name: 'taste', dimensions: targets.dimensions, weight, unit: false },
    weights,
    moviesLearned: targets.movies.length,
    people: people.userCount,
  };
}
