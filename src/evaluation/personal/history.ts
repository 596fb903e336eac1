import type { TestPerson } from './test-people.ts';

/** What a system knows about a person. Movies are positions in the catalogue. */
export interface History {
  readonly movies: Int32Array;
  /** How much each movie is liked, greater than 0; 1 is a full like. */
  readonly strengths: Float32Array;
}

/** A history, and which movies a system must find. */
export interface Question {
  readonly history: History;
  readonly targets: ReadonlySet<number>;
  /** Never recommended: movies that the person has rated. */
  readonly masked: readonly Int32Array[];
}

/**
 * The first `size` likes, by default all. The other likes are masked too, so that histories of all sizes must find the
 * same targets among the same movies.
 */
export function likesQuestion({ likes, targets }: TestPerson, size = Infinity): Question {
  const movies = likes.subarray(0, size);
  return {
    history: { movies, strengths: new Float32Array(movies.length).fill(1) },
    targets: new Set(targets),
    masked: [likes],
  };
}

/** Masks every rated movie, and counts ratings just below a like with their strength. */
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
 * Likes of movies that models may learn from, with targets among held-out movies; null if either are too few. `heldOut`
 * is 1 for held-out movies.
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
