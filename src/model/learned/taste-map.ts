import type { SvdOptions } from '../../linalg/svd-options.ts';
import type { BlockCorpus } from '../blocks/block-corpus.ts';
import { centre, columnMeans, type SectionMap } from '../blocks/section-map.ts';
import { type CoLikes } from './co-likes.ts';
import { itemFactors } from './item-factors.ts';
import { ridgeMap } from './ridge-map.ts';

/** Penalty of the ridge regression; movies that learning never saw want more, well-known ones less. */
const LAMBDA = 0.08;

export interface TasteMap extends SectionMap {
  readonly moviesLearned: number;
  readonly people: number;
}

/**
 * What people who like a movie like besides, told from what the movie is and who watches it: ridge regression from the
 * columns of both onto the item factors of the movies that are liked enough. A movie's vector never depends on its
 * own ratings, only on what the catalogue says.
 */
export async function tasteMap(
  corpus: BlockCorpus,
  people: CoLikes,
  weight: number,
  svdOptions: SvdOptions,
): Promise<TasteMap> {
  const targets = await itemFactors(people, svdOptions);
  const weights = await ridgeMap(corpus, people.likes, targets, LAMBDA, svdOptions);
  // What all movies share in taste is a canon that everybody likes: with it off, lists keep to their subject.
  centre(weights, corpus.vocabulary.columns, columnMeans(corpus.matrix));
  return {
    section: { name: 'taste', dimensions: targets.dimensions, weight, unit: false },
    weights,
    moviesLearned: targets.movies.length,
    people: people.userCount,
  };
}
