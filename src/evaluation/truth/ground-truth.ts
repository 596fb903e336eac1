import { topK } from '../top-k.ts';
import { cosineAffinity } from '../../model/learned/affinity-cosine.ts';
import { pmiAffinity } from '../../model/learned/affinity-pmi.ts';
import { countCoLikes, type CoLikes } from '../../model/learned/co-likes.ts';
import { missing } from '../missing.ts';

/** With at least this many likes, a movie's neighbours are more than chance. */
const MIN_LIKES = 50;
export const TRUE_NEIGHBOURS = 50;

/** Which movies belong together, according to people's likes. Movies are positions in the catalogue. */
export interface GroundTruth {
  readonly name: 'cos' | 'pmi';
  /** Movies with 50 or more likes, ascending. */
  readonly seeds: Int32Array;
  /** The nearest other movies of each seed, nearest first; at most 50. */
  readonly neighbours: readonly Int32Array[];
}

export interface GroundTruthOptions {
  /** Which movies can be seeds and neighbours; default all. */
  readonly eligible?: (movie: number) => boolean;
}

/** The neighbours of each movie with enough likes among the others, once by cosine and once by mutual information. */
export function groundTruths(people: CoLikes, options: GroundTruthOptions = {}): readonly GroundTruth[] {
  const { eligible = () => true } = options;
  const wellLiked: number[] = [];
  for (let movie = 0; movie < people.movieCount; movie += 1) {
    if ((people.likes[movie] ?? missing('movie', movie)) >= MIN_LIKES && eligible(movie))
      wellLiked.push(movie);
  }
  const seeds = Int32Array.from(wellLiked);
  const counts = new Float32Array(people.movieCount);
  const scores = new Float32Array(seeds.length);
  const cos: Int32Array[] = [];
  const pmi: Int32Array[] = [];
  for (const seed of seeds) {
    countCoLikes(people, seed, counts);
    const likes = people.likes[seed] ?? missing('movie', seed);
    const nearest = (affinity: (together: number, likesOfOther: number) => number): Int32Array => {
      for (let i = 0; i < seeds.length; i += 1) {
        const other = seeds[i] ?? missing('seed', i);
        const together = counts[other] ?? missing('movie', other);
        const value = affinity(together, people.likes[other] ?? missing('movie', other));
        scores[i] = value > 0 ? value : -Infinity;
      }
      return topK(scores, TRUE_NEIGHBOURS).map((i) => seeds[i] ?? missing('seed', i));
    };
    cos.push(nearest((together, other) => cosineAffinity(together, likes, other)));
    pmi.push(nearest((together, other) => pmiAffinity(together, likes, other, people.userCount)));
  }
  return [
    { name: 'cos', seeds, neighbours: cos },
    { name: 'pmi', seeds, neighbours: pmi },
  ];
}

/** The first of the truths; all have the same seeds. */
export function firstTruth(truths: readonly GroundTruth[]): GroundTruth {
  return truths[0] ?? missing('truth', 0);
}
