import type { UserRatings } from '../ratings/user-ratings.ts';
import { estimate, type Estimate } from './estimate.ts';
import { type RandomSource, randomSource } from '../../linalg/random.ts';
import { rowRange } from '../row-range.ts';
import { sample } from '../sample.ts';
import { missing } from '../missing.ts';

const POSITIVES_A_USER = 20;
const NEGATIVES_A_POSITIVE = 20;
const RANK_WINDOW = 60;

export interface AucOptions {
  /** How many likes of each user the system gets. */
  readonly likesGiven: number;
  /** How many users to test, drawn at random from those with enough likes. */
  readonly users: number;
  readonly seed: number;
}

/** Scores `candidates` for somebody who likes `likes`: fills `scores`, in the order of the candidates. */
export type TasteScorer = (likes: Int32Array, candidates: Int32Array, scores: Float32Array) => void;

/** The same for several systems: each fills one of `scores`. */
export type TasteScorers = (
  likes: Int32Array,
  candidates: Int32Array,
  scores: readonly Float32Array[],
) => void;

/**
 * Probability that a movie that a person likes is ranked above an equally popular one that the person has not rated,
 * given some of the person's other likes. .5 is chance. Compares up to 20 liked movies per user, each with 20 unrated
 * ones within 60 ranks of popularity. AUC: Hanley & McNeil 1982; negatives of equal popularity: Bellogín, Castells &
 * Cantador 2017. With ordinary negatives, a list of blockbusters would beat every system.
 */
export class PopularityMatchedAuc {
  readonly #people: UserRatings;
  readonly #byPopularity: Int32Array;
  readonly #rank: Int32Array;

  constructor(people: UserRatings, likesOfMovie: Float64Array) {
    this.#people = people;
    const likesOf = (movie: number): number => likesOfMovie[movie] ?? missing('movie', movie);
    this.#byPopularity = Int32Array.from(likesOfMovie.keys()).sort(
      (a, b) => likesOf(b) - likesOf(a) || a - b,
    );
    this.#rank = new Int32Array(likesOfMovie.length);
    this.#byPopularity.forEach((movie, rank) => {
      this.#rank[movie] = rank;
    });
  }

  measure(score: TasteScorer, options: AucOptions): Estimate {
    const alone: TasteScorers = (likes, candidates, [scores]) => {
      score(likes, candidates, scores ?? missing('system', 0));
    };
    const [measured = missing('system', 0)] = this.measureSeveral(alone, 1, options);
    return measured;
  }

  /** The same for `count` systems that share work: each fills one of the arrays. */
  measureSeveral(score: TasteScorers, count: number, options: AucOptions): Estimate[] {
    const random = randomSource(options.seed);
    const order = sample(
      Int32Array.from({ length: this.#people.userCount }, (_, u) => u),
      Infinity,
      random,
    );
    const values: number[][] = [];
    for (const user of order) {
      if (values.length >= options.users) break;
      const likes = sample(this.#likedBy(user), Infinity, random);
      if (likes.length <= options.likesGiven + 4) continue;
      const given = likes.slice(0, options.likesGiven);
      const positives = likes.slice(options.likesGiven, options.likesGiven + POSITIVES_A_USER);
      const value = this.#measureUser(score, count, given, positives, user, random);
      if (value !== null) values.push(value);
    }
    return Array.from({ length: count }, (_, system) =>
      estimate(values.map((value) => value[system] ?? missing('system', system))),
    );
  }

  /** One value per system; null if there is nothing to compare. */
  #measureUser(
    score: TasteScorers,
    count: number,
    given: Int32Array,
    positives: Int32Array,
    user: number,
    random: RandomSource,
  ): number[] | null {
    const rated = new Set(this.#people.movies.subarray(...rowRange(this.#people.offsets, user)));
    const groups = Array.from(positives, (positive) => {
      const rank = this.#rank[positive] ?? missing('movie', positive);
      const near = this.#byPopularity
        .subarray(Math.max(0, rank - RANK_WINDOW), rank + RANK_WINDOW + 1)
        .filter((movie) => !rated.has(movie));
      return [positive, ...sample(near, NEGATIVES_A_POSITIVE, random)];
    });
    const candidates = Int32Array.from(groups.flat());
    if (candidates.length === groups.length) return null;
    const scores = Array.from({ length: count }, () => new Float32Array(candidates.length));
    score(given, candidates, scores);
    return scores.map((ofSystem) => shareWon(groups, ofSystem));
  }

  #likedBy(user: number): Int32Array {
    const { movies, liked, offsets } = this.#people;
    const found: number[] = [];
    const [start, end] = rowRange(offsets, user);
    for (let k = start; k < end; k += 1) {
      if (liked[k] === 1) found.push(movies[k] ?? missing('rating', k));
    }
    return Int32Array.from(found);
  }
}

/** How often the first movie of a group scores higher than the others, as a share. Equal scores count half. */
function shareWon(groups: readonly (readonly number[])[], scores: Float32Array): number {
  let won = 0;
  let played = 0;
  let at = 0;
  for (const group of groups) {
    const own = scores[at] ?? missing('score', at);
    for (let i = 1; i < group.length; i += 1) {
      const other = scores[at + i] ?? missing('score', at + i);
      won += own > other ? 1 : own === other ? 0.5 : 0;
    }
    played += group.length - 1;
    at += group.length;
  }
  return won / played;
}
