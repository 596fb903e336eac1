import { coverage, exposure } from '../metrics/coverage.ts';
import { binaryNdcg } from '../metrics/binary-ndcg.ts';
import { type Estimate, estimate } from '../metrics/estimate.ts';
import { medianVotes } from '../metrics/median-votes.ts';
import type { PopularityMatchedAuc } from '../metrics/popularity-matched-auc.ts';
import { recall } from '../metrics/recall.ts';
import { missing } from '../missing.ts';
import { topK } from '../top-k.ts';
import { gradedQuestion, likesQuestion, newMoviesQuestion, type Question } from './history.ts';
import type { PersonalRecommender } from './personal-recommender.ts';
import type { TestPerson } from './test-people.ts';

/** Lengths of the lists that are measured. */
const NDCG_LENGTH = 100;
const LIST_LENGTH = 20;
const LONG_LIST_LENGTH = 50;

/** Lengths of the short histories, which are measured besides full ones. */
const HISTORY_SIZES = [1, 2, 5, 20, 50];
/** Short histories are measured on at most this many people, who all have more likes than the longest one takes. */
const MAX_SHORT_HISTORIES = 1_000;
const AUC_SIZES = [1, 5, 20];

/** How well lists find the likes that were withheld. */
interface FoundLikes {
  readonly ndcg: Estimate;
  readonly recall20: Estimate;
  readonly recall50: Estimate;
}

export interface PersonalMeasures {
  readonly name: string;
  /** With all likes folded in and all movies as candidates. */
  readonly all: FoundLikes;
  /** By number of likes folded in; the targets are the same. */
  readonly bySize: readonly { readonly likes: number; readonly found: FoundLikes }[];
  /** Popularity-matched AUC of the next like, by number of likes given. */
  readonly auc: readonly { readonly likes: number; readonly auc: Estimate }[];
  /** With every rated movie masked, and ratings below a like folded in with their strength. */
  readonly graded: FoundLikes;
  /** Among held-out movies only; null for systems that know their ratings, or if nobody likes enough of them. */
  readonly newMovies: FoundLikes | null;
  /** How many movies appear in any list of 20. */
  readonly distinct: number;
  /** Median votes of the movies in the lists of 20. */
  readonly medianVotes: number;
  readonly seconds: number;
}

export interface PersonalTestbed {
  readonly people: readonly TestPerson[];
  readonly votes: Int32Array;
  /** 1 for movies that are held out. */
  readonly heldOut: Uint8Array;
  /** 1 for movies that may be recommended. */
  readonly candidates: Uint8Array;
  readonly auc: PopularityMatchedAuc;
  readonly aucUsers: number;
  readonly seed: number;
}

export async function measurePersonal(
  system: PersonalRecommender,
  testbed: PersonalTestbed,
  options: { readonly measureNewMovies: boolean },
): Promise<PersonalMeasures> {
  const startedAt = performance.now();
  const { people, votes, heldOut, candidates } = testbed;
  const ask = (questions: readonly Question[], choice = candidates): Promise<readonly Int32Array[]> =>
    recommend(system, questions, choice);
  const found = async (questions: readonly Question[]): Promise<FoundLikes> =>
    score(questions, await ask(questions));

  const allQuestions = people.map((person) => likesQuestion(person));
  const lists = await ask(allQuestions);
  const longest = Math.max(...HISTORY_SIZES);
  const withLong = people.filter(({ likes }) => likes.length > longest).slice(0, MAX_SHORT_HISTORIES);
  const bySize = [];
  for (const likes of HISTORY_SIZES) {
    bySize.push({ likes, found: await found(withLong.map((person) => likesQuestion(person, likes))) });
  }
  const shown = exposure(
    lists.map((list) => list.subarray(0, LIST_LENGTH)),
    votes.length,
  );
  const newQuestions = people
    .map((person) => newMoviesQuestion(person, heldOut))
    .filter((question) => question !== null);
  return {
    name: system.name,
    all: score(allQuestions, lists),
    bySize,
    auc: AUC_SIZES.map((likes) => ({
      likes,
      auc: testbed.auc.measure(system.scoreTaste, {
        likesGiven: likes,
        users: testbed.aucUsers,
        seed: testbed.seed,
      }),
    })),
    graded: await found(people.map(gradedQuestion)),
    newMovies:
      options.measureNewMovies && newQuestions.length > 0
        ? score(newQuestions, await ask(newQuestions, heldOut))
        : null,
    distinct: Math.round(coverage(shown) * shown.length),
    medianVotes: medianVotes(
      lists.map((list) => list.subarray(0, LIST_LENGTH)),
      votes,
    ),
    seconds: (performance.now() - startedAt) / 1000,
  };
}

/** The first hundred for each question among the movies where `choice` is 1, without masked movies. */
async function recommend(
  system: PersonalRecommender,
  questions: readonly Question[],
  choice: Uint8Array,
): Promise<readonly Int32Array[]> {
  const lists: Int32Array[] = [];
  await system.scoreAll(
    questions.map(({ history }) => history),
    (index, scores) => {
      const { masked } = questions[index] ?? missing('question', index);
      for (const movies of masked) for (const movie of movies) scores[movie] = -Infinity;
      for (let movie = 0; movie < choice.length; movie += 1) {
        if (choice[movie] === 0) scores[movie] = -Infinity;
      }
      lists.push(topK(scores, NDCG_LENGTH));
    },
  );
  return lists;
}

function score(questions: readonly Question[], lists: readonly Int32Array[]): FoundLikes {
  const over = (metric: (list: Int32Array, targets: ReadonlySet<number>) => number): Estimate =>
    estimate(questions.map(({ targets }, i) => metric(lists[i] ?? missing('list', i), targets)));
  return {
    ndcg: over((list, targets) => binaryNdcg(list, targets, NDCG_LENGTH)),
    recall20: over((list, targets) => recall(list, targets, LIST_LENGTH)),
    recall50: over((list, targets) => recall(list, targets, LONG_LIST_LENGTH)),
  };
}
