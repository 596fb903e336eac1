import type { UserRatings } from '../ratings/user-ratings.ts';
import { estimate, type Estimate } from './estimate.ts';
import { randomSource, sample } from './random.ts';

const POSITIVES_A_USER = 20;
const NEGATIVES_A_POSITIVE = 20;
const RANK_WINDOW = 60;

export interface AucOptions {
  /** How many likes a system is shown of each user. */
  readonly likesGiven: number;
  /** How many users to ask, taken at random among those with enough likes. */
  readonly users: number;
  readonly seed: number;
}

/** What a system says of `candidates` for somebody who likes `likes`: fills `scores`, in the order of the candidates. */
export type TasteScorer = (likes: Int32Array, candidates: Int32Array, scores: Float32Array) => void;

/** What several systems say: each fills one of `scores`. */
export type TasteScorers = (
  likes: Int32Array,
  candidates: Int32Array,
  scores: readonly Float32Array[],
) => void;

/**
 * Probability that a movie a person likes is ranked above one of the same popularity that the person never
 * rated, given some of the other likes: .5 is chance. Up to 20 liked movies a user, each against 20 unrated ones
 * within 60 ranks of popularity. AUC: Hanley & McNeil 1982; negatives of equal popularity: Bellogín, Castells &
 * Cantador 2017, because a list of blockbusters beats everything on plain ones.
 */
export class PopularityMatchedAuc {
  private readonly people: UserRatings;
  private readonly byPopularity: Int32Array;
  private readonly rank: Int32Array;

  constructor(people: UserRatings, likesOfMovie: Float64Array) {
    this.people = people;
    this.byPopularity = Int32Array.from(likesOfMovie.keys()).sort(
      (a, b) => (likesOfMovie[b] ?? 0) - (likesOfMovie[a] ?? 0) || a - b,
    );
    this.rank = new Int32Array(likesOfMovie.length);
    this.byPopularity.forEach((movie, rank) => {
      this.rank[movie] = rank;
    });
  }

  measure(score: TasteScorer, options: AucOptions): Estimate {
    const alone: TasteScorers = (likes, candidates, [scores]) => {
      if (scores) score(likes, candidates, scores);
    };
    const [measured = estimate([])] = this.measureSeveral(alone, 1, options);
    return measured;
  }

  /** The same of `count` systems that share work: each fills one of the arrays. */
  measureSeveral(score: TasteScorers, count: number, options: AucOptions): Estimate[] {
    const random = randomSource(options.seed);
    const order = sample(
      Int32Array.from({ length: this.people.userCount }, (_, u) => u),
      Infinity,
      random,
    );
    const values: number[][] = [];
    for (const user of order) {
      if (values.length >= options.users) break;
      const likes = sample(this.likedBy(user), Infinity, random);
      if (likes.length <= options.likesGiven + 4) continue;
      const given = likes.slice(0, options.likesGiven);
      const positives = likes.slice(options.likesGiven, options.likesGiven + POSITIVES_A_USER);
      const value = this.measureUser(score, count, given, positives, user, random);
      if (value !== null) values.push(value);
    }
    return Array.from({ length: count }, (_, system) => estimate(values.map((value) => value[system] ?? 0)));
  }

  /** One value a system; null when there is nothing to compare. */
  private measureUser(
    score: TasteScorers,
    count: number,
    given: Int32Array,
    positives: Int32Array,
    user: number,
    random: () => number,
  ): number[] | null {
    const rated = new Set(
      this.people.movies.subarray(this.people.offsets[user], this.people.offsets[user + 1]),
    );
    const groups = Array.from(positives, (positive) => {
      const rank = this.rank[positive] ?? 0;
      const near = this.byPopularity
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

  private likedBy(user: number): Int32Array {
    const { movies, liked, offsets } = this.people;
    const found: number[] = [];
    for (let k = offsets[user] ?? 0; k < (offsets[user + 1] ?? 0); k += 1) {
      if (liked[k] === 1) found.push(movies[k] ?? 0);
    }
    return Int32Array.from(found);
  }
}

/** Share of the movies of all groups but the first of each that the first one's score is above; half for equal ones. */
function shareWon(groups: readonly (readonly number[])[], scores: Float32Array): number {
  let won = 0;
  let played = 0;
  let at = 0;
  for (const group of groups) {
    const own = scores[at] ?? 0;
    for (let i = 1; i < group.length; i += 1) {
      const other = scores[at + i] ?? 0;
      won += own > other ? 1 : own === other ? 0.5 : 0;
    }
    played += group.length - 1;
    at += group.length;
  }
  return won / played;
}
