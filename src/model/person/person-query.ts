import { dot } from '../../linalg/dot.ts';
import { deviation, type PersonSpace } from './person-space.ts';

/**
 * The sums of a history, which are all that a query needs. Adding a movie adds to them, and removing it subtracts. So
 * they can be kept up to date, and recomputed at any time.
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
 * The query of a person. A movie's score is out . (its out vector) + taste . (its embedding) x its prior. Only the
 * order of the scores has a meaning.
 */
export interface PersonQuery {
  readonly out: Float32Array;
  /** Null if no movie of the history has an embedding. */
  readonly taste: Float32Array | null;
}

/**
 * Everybody's history starts with this many average likes. Their weight fades as the history grows: after n likes they
 * count AVERAGE_LIKES x HALF_LIFE / (HALF_LIFE + n). Taste counts HALF_LIFE / (HALF_LIFE + n) of a standard deviation.
 */
const AVERAGE_LIKES = 30;
const HALF_LIFE = 30;

/**
 * The query of a person has two parts, each scaled by its standard deviation over the movies: the *in* vectors of the
 * likes plus the average person, and the summed embeddings of the likes, which matter while the history is short.
 * Measured on 2,500 people: nDCG@100 .188 from one like, .252 from 20 and .307 from all, while popularity reaches .178;
 * AUC .623, .698 and .753 from 1, 5 and 20 likes.
 */
export function personQuery({ likes, inSum, tasteSum }: HistorySums, space: PersonSpace): PersonQuery {
  const young = HALF_LIFE / (HALF_LIFE + likes);
  const out = inSum.map((value, i) => value + AVERAGE_LIKES * young * space.average[i]!);
  return {
    out: scaled(out, 1, space.outCovariance) ?? out,
    taste: scaled(tasteSum, young, space.tasteCovariance),
  };
}

/** The vector scaled to a standard deviation of `target` over the movies; null if its deviation is 0. */
function scaled(vector: Float32Array, target: number, covariance: Float32Array): Float32Array | null {
  const spread = deviation(vector, covariance);
  return spread > 0 ? vector.map((value) => (value * target) / spread) : null;
}

/** The score of one movie, which the database computes for all movies. */
export function scoreForPerson(
  query: PersonQuery,
  movie: { readonly out: Float32Array; readonly embedding: Float32Array; readonly prior: number },
): number {
  const taste = query.taste === null ? 0 : dot(query.taste, movie.embedding) * movie.prior;
  return dot(query.out, movie.out) + taste;
}
