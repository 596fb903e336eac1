import type { Pool } from 'pg';
import type { MovieFilter } from '../movie/filters.ts';
import { asTypedCandidates, namedCandidates } from './as-typed.ts';
import { trigramCandidates, wordCandidates, type TitleQuestion } from './title-candidates.ts';
import type { TitleCandidate } from './title-score.ts';
import type { TypedTitle } from './typed-title.ts';
import { correctFurther, correctWords, type ReadWord } from './word-corrections.ts';
import { wordQuery, type WordQueryOptions } from './word-query.ts';

/** One way to find candidates. Each costs more than the one before. */
export interface SearchStep {
  readonly name: string;
  /** The step is taken for searches whose best score is below this; others would gain nothing. */
  readonly below: number;
  /** The candidates for each search, found with one or a few statements for all. */
  readonly find: (asked: Asked) => Promise<readonly (readonly TitleCandidate[])[]>;
}

/** The input of a step. */
interface Asked {
  readonly pool: Pool;
  readonly filter: MovieFilter;
  readonly searches: readonly LookedFor[];
}

/** A typed title, with its words once they have been looked up. */
export class LookedFor {
  readonly typed: TypedTitle;
  corrected: readonly ReadWord[] | null = null;
  correctedFurther: readonly ReadWord[] | null = null;

  constructor(typed: TypedTitle) {
    this.typed = typed;
  }
}

/** The steps that correct words. */
const CORRECTED: readonly SearchStep[] = [
  { name: 'one edit a word', below: 1.06, find: byWords(1, { table: 'known_title', missing: 0 }) },
  { name: 'all words but one', below: 0.9, find: byWords(2, { table: 'known_title', missing: 1 }) },
  { name: 'all titles', below: 0.98, find: byWords(2, { table: 'movie_title', missing: 0 }) },
  {
    name: 'all titles, all words but one',
    below: 0.75,
    find: byWords(2, { table: 'movie_title', missing: 1 }),
  },
  {
    name: 'trigrams',
    below: 0.75,
    find: ({ pool, filter, searches }) =>
      trigramCandidates(
        pool,
        searches.map(({ typed }) => typed.readings[0].folded),
        filter,
      ),
  },
];

/** The steps for a list of movies, in order. */
export const searchSteps: readonly SearchStep[] = [
  {
    name: 'as typed',
    below: Number.POSITIVE_INFINITY,
    find: ({ pool, filter, searches }) =>
      Promise.all(searches.map(({ typed }) => asTypedCandidates(pool, typed, filter))),
  },
  ...CORRECTED,
];

/** The steps for the one movie that is named, in order. */
export const namingSteps: readonly SearchStep[] = [
  {
    name: 'the same title',
    below: Number.POSITIVE_INFINITY,
    find: ({ pool, searches }) =>
      namedCandidates(
        pool,
        searches.map(({ typed }) => typed),
      ),
  },
  ...CORRECTED,
];

function byWords(edits: 1 | 2, options: WordQueryOptions): SearchStep['find'] {
  return async ({ pool, filter, searches }) => {
    const read = await readWords(pool, searches, edits);
    const found: (readonly TitleCandidate[])[] = searches.map(() => []);
    const questions: (TitleQuestion & { readonly search: number })[] = [];
    for (const [search, words] of read.entries()) {
      const query = wordQuery(words, options);
      const length = searches[search]?.typed.readings[0].folded.length ?? 0;
      if (query !== null) questions.push({ search, query, length });
    }
    const answers = await wordCandidates(pool, questions, options.table, filter);
    for (const [i, { search }] of questions.entries()) found[search] = answers[i] ?? [];
    return found;
  };
}

/** Looks up the words of searches that have not been looked up yet. */
async function readWords(
  pool: Pool,
  searches: readonly LookedFor[],
  edits: 1 | 2,
): Promise<readonly (readonly ReadWord[])[]> {
  const fresh = searches.filter(({ corrected }) => corrected === null);
  const read = await correctWords(
    pool,
    fresh.map(({ typed }) => typed.words),
  );
  for (const [i, search] of fresh.entries()) search.corrected = read[i] ?? [];
  if (edits === 1) return searches.map(({ corrected }) => corrected ?? []);
  const once = searches.filter(({ correctedFurther }) => correctedFurther === null);
  const further = await correctFurther(
    pool,
    once.map(({ corrected }) => corrected ?? []),
  );
  for (const [i, search] of once.entries()) search.correctedFurther = further[i] ?? [];
  return searches.map(({ correctedFurther }) => correctedFurther ?? []);
}
