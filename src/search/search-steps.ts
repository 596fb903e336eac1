import type { Pool } from 'pg';
import type { MovieFilter } from '../movie/filter.ts';
import { asTypedCandidates, trigramCandidates, wordCandidates } from './title-candidates.ts';
import type { Candidate } from './title-score.ts';
import type { Reading } from './typed-title.ts';
import { correctFurther, correctWords, wordsAsTyped, type ReadWord } from './word-corrections.ts';
import { wordQuery, type TitleTable } from './word-query.ts';

/** One way to find candidates, costlier than the one before. */
export interface SearchStep {
  readonly name: string;
  /** Taken while the best score is below; from there on it would find nothing better. */
  readonly below: number;
  find(search: StepContext): Promise<readonly Candidate[]>;
}

/** What the steps of one search share. */
export class StepContext {
  readonly pool: Pool;
  readonly readings: readonly [Reading, ...Reading[]];
  readonly filter: MovieFilter;
  #corrected: Promise<readonly ReadWord[]> | undefined;
  #correctedFurther: Promise<readonly ReadWord[]> | undefined;

  constructor(pool: Pool, readings: readonly [Reading, ...Reading[]], filter: MovieFilter) {
    this.pool = pool;
    this.readings = readings;
    this.filter = filter;
  }

  get folded(): string {
    return this.readings[0].folded;
  }

  /** A typed year is not a word of the title, unless nothing else tells. */
  get words(): readonly string[] {
    return (this.readings.find(({ year }) => year !== null) ?? this.readings[0]).words;
  }

  corrected(slips: 1 | 2): Promise<readonly ReadWord[]> {
    this.#corrected ??= correctWords(this.pool, this.words);
    if (slips === 1) return this.#corrected;
    return (this.#correctedFurther ??= this.#corrected.then((words) => correctFurther(this.pool, words)));
  }
}

/** In the order in which they are taken. */
export const searchSteps: readonly SearchStep[] = [
  {
    name: 'as typed',
    below: Number.POSITIVE_INFINITY,
    find: ({ pool, readings, words, filter }) =>
      asTypedCandidates(pool, { readings, words: wordsAsTyped(words), filter }),
  },
  { name: 'one slip a word', below: 1.06, find: (search) => byWords(search, 1, 'known_title', 0) },
  { name: 'two slips a word', below: 0.95, find: (search) => byWords(search, 2, 'known_title', 0) },
  { name: 'all words but one', below: 0.9, find: (search) => byWords(search, 2, 'known_title', 1) },
  { name: 'all titles', below: 0.98, find: (search) => byWords(search, 2, 'movie_title', 0) },
  {
    name: 'all titles, all words but one',
    below: 0.75,
    find: (search) => byWords(search, 2, 'movie_title', 1),
  },
  {
    name: 'trigrams',
    below: 0.75,
    find: ({ pool, folded, filter }) => trigramCandidates(pool, folded, filter),
  },
];

async function byWords(
  search: StepContext,
  slips: 1 | 2,
  table: TitleTable,
  missing: 0 | 1,
): Promise<readonly Candidate[]> {
  const query = wordQuery(await search.corrected(slips), { table, missing });
  if (query === null) return [];
  return wordCandidates(search.pool, query, table, search.folded.length, search.filter);
}
