import type { TestPerson } from './test-people.ts';

/** What a system is told of a person, and what it must find. Movies are positions in the catalogue. */
export interface History {
  readonly movies: Int32Array;
  /** How much each is liked, above 0; 1 is a like. */
  readonly strengths: Float32Array;
}

/** A history with the question that is asked about it. */
export interface Question {
  readonly history: History;
  readonly targets: ReadonlySet<number>;
  /** Never recommended: what the person rated already. */
  readonly masked: readonly Int32Array[];
}

/**
 * The first `size` likes (all when there is no size). What else would be folded in is masked too, so that histories of
 * all sizes are asked for the same targets among the same movies.
 */
export function likesQuestion({ likes, targets }: TestPerson, size = Infinity): Question {
  const movies = likes.subarray(0, size);
  return {
    history: { movies, strengths: new Float32Array(movies.length).fill(1) },
    targets: new Set(targets),
    masked: [likes],
  };
}

/** All that was rated is masked, and ratings just below a like count for what they say. */
export function gradedQuestion({ likes, targets, others, otherStrengths }: TestPerson): Question {
  const telling = others.filter((_, i) => otherStrengths[i] !== 0);
  const strengths = new Float32Array(likes.length + telling.length).fill(1);
  strengths.set(
    otherStrengths.filter((strength) => strength !== 0),
    likes.length,
  );
  return {
    history: { movies: Int32Array.of(...likes, ...telling), strengths },
    targets: new Set(targets),
    masked: [likes, others],
  };
}

/**
 * Likes of movies that models learn from, for targets among movies that are held out; null when either are too few.
 * `heldOut` is 1 for the latter.
 */
export function newMoviesQuestion({ likes, targets }: TestPerson, heldOut: Uint8Array): Question | null {
  const all = Int32Array.of(...likes, ...targets);
  const movies = all.filter((movie) => heldOut[movie] === 0);
  const wanted = all.filter((movie) => heldOut[movie] === 1);
  if (movies.length < MIN_KNOWN || wanted.length < MIN_WANTED) return null;
  return {
    history: { movies, strengths: new Float32Array(movies.length).fill(1) },
    targets: new Set(wanted),
    masked: [movies],
  };
}

const MIN_KNOWN = 20;
const MIN_WANTED = 5;
