import { dot } from '../../linalg/dot.ts';
import { deviation, type PersonSpace } from './person-space.ts';

/**
 * A history, summed: all that is needed of it. Adding a movie adds to the sums and taking it back subtracts, so the
 * sums can be kept up to date and can always be made again.
 */
export interface HistorySums {
  /** Sum of the strengths of the likes (like-strength.ts). */
  readonly likes: number;
  /** Sum of strength times *in* vector. */
  readonly inSum: Float32Array;
  /** Sum of strength times embedding. */
  readonly tasteSum: Float32Array;
}

/**
 * What a person asks of every movie; a movie's score is out . (its out vector) + taste . (its embedding) x its prior.
 * Only the order of scores has a meaning.
 */
export interface PersonQuery {
  readonly out: Float32Array;
  /** Null when no movie of the history has an embedding. */
  readonly taste: Float32Array | null;
}

/**
 * So many average likes are in everybody's history at first, and fewer the longer it is: after n likes
 * AVERAGE_LIKES x HALF_LIFE / (HALF_LIFE + n). Taste counts HALF_LIFE / (HALF_LIFE + n) of a standard deviation.
 */
const AVERAGE_LIKES = 30;
const HALF_LIFE = 30;

/**
 * The query of a person: the sum of *in* vectors and of the average person, and beside it, for short histories, the
 * cosine with the mean taste; both in standard deviations over the movies. Measured on 2,500 people: nDCG@100 .188
 * from one like, .252 from 20 and .307 from all, against .178 of popularity, and AUC .623, .698 and .753 from 1, 5, 20.
 */
export function personQuery({ likes, inSum, tasteSum }: HistorySums, space: PersonSpace): PersonQuery {
  const young = HALF_LIFE / (HALF_LIFE + likes);
  const out = inSum.map((value, i) => value + AVERAGE_LIKES * young * space.average[i]!);
  return {
    out: scaled(out, 1, space.outCovariance) ?? out,
    taste: scaled(tasteSum, young, space.tasteCovariance),
  };
}

/** The vector with a deviation of `target` over the movies; null when it has none. */
function scaled(vector: Float32Array, target: number, covariance: Float32Array): Float32Array | null {
  const spread = deviation(vector, covariance);
  return spread > 0 ? vector.map((value) => (value * target) / spread) : null;
}

/** The score of one movie; what the database computes for all of them. */
export function scoreForPerson(
  query: PersonQuery,
  movie: { readonly out: Float32Array; readonly embedding: Float32Array; readonly prior: number },
): number {
  const taste = query.taste === null ? 0 : dot(query.taste, movie.embedding) * movie.prior;
  return dot(query.out, movie.out) + taste;
}
