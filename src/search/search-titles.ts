import type { Pool } from 'pg';
import { InputError } from '../catalog/errors.ts';
import type { MovieFilter } from '../catalog/filter.ts';
import type { MovieId } from '../catalog/movie.ts';
import type { Database } from '../database/database.ts';
import { exactCandidates, trigramCandidates, wordCandidates } from './title-candidates.ts';
import type { TitleTable } from './title-candidates.ts';
import { compareScored, scoreTitle } from './title-score.ts';
import type { Candidate, ScoredTitle } from './title-score.ts';
import { readTypedTitle } from './typed-title.ts';
import type { Reading } from './typed-title.ts';
import { correctWords } from './word-corrections.ts';
import type { ReadWord } from './word-corrections.ts';
import { wordQuery } from './word-query.ts';

/** A movie that may be meant by a typed title. */
export interface TitleMatch {
  readonly movieId: MovieId;
  /** How close the title is to what was typed, in [0, 1]; 1 is the same title. */
  readonly similarity: number;
  /** The title that matched: the movie's own, its original one or an alternative. */
  readonly matchedTitle: string;
}

export interface TitleSearch {
  /** As a person typed it. */
  readonly query: string;
  readonly filter?: MovieFilter;
  /** 1 to 100. */
  readonly first: number;
}

const MOST_MATCHES = 100;

/** Scores from which on the next, costlier step would find nothing better. */
const EXACT_IS_ENOUGH = 1.06;
const ONE_SLIP_IS_ENOUGH = 0.95;
const TWO_SLIPS_ARE_ENOUGH = 0.9;
const SHORTLIST_IS_ENOUGH = 0.98;
const WORDS_ARE_ENOUGH = 0.75;

/**
 * Movies whose title is like what a person typed, best first, each once: by how close one of its titles is and
 * how well known it is. Slips, swapped and missing words, spaces left out, titles in other languages, roman
 * numerals and a trailing year are understood. Throws InputError for a query without a letter or digit.
 *
 * Candidates are found step by step, each costlier than the one before and taken only when nothing good is found
 * yet; one score orders them all.
 */
export async function searchTitles(database: Database, search: TitleSearch): Promise<TitleMatch[]> {
  const { query, filter = {}, first } = search;
  if (!Number.isInteger(first) || first < 1 || first > MOST_MATCHES) {
    throw new InputError(`first must be a whole number from 1 to ${MOST_MATCHES}, not ${first}.`);
  }
  const matches = await new Search(database.pool, query, filter).run();
  return matches
    .slice(0, first)
    .map(({ movieId, similarity, title }) => ({ movieId, similarity, matchedTitle: title }));
}

class Search {
  readonly #pool: Pool;
  readonly #filter: MovieFilter;
  readonly #readings: readonly [Reading, ...Reading[]];
  readonly #best = new Map<MovieId, ScoredTitle>();
  readonly #seen = new Set<string>();
  #bestScore = 0;

  constructor(pool: Pool, query: string, filter: MovieFilter) {
    this.#pool = pool;
    this.#filter = filter;
    this.#readings = readTypedTitle(query);
  }

  async run(): Promise<ScoredTitle[]> {
    this.#add(await exactCandidates(this.#pool, this.#readings, this.#filter));
    if (this.#bestScore < EXACT_IS_ENOUGH) await this.#byWords();
    return [...this.#best.values()].sort(compareScored);
  }

  async #byWords(): Promise<void> {
    const typed = this.#typedWords();
    let words = await correctWords(this.#pool, typed, 1);
    await this.#findWords(words, 'known_title', 0);
    if (this.#bestScore < ONE_SLIP_IS_ENOUGH) {
      words = await correctWords(this.#pool, typed, 2);
      await this.#findWords(words, 'known_title', 0);
      if (this.#bestScore < TWO_SLIPS_ARE_ENOUGH) await this.#findWords(words, 'known_title', 1);
    }
    if (this.#bestScore < SHORTLIST_IS_ENOUGH) await this.#findWords(words, 'movie_title', 0);
    if (this.#bestScore < WORDS_ARE_ENOUGH) {
      const [{ folded }] = this.#readings;
      this.#add(await trigramCandidates(this.#pool, folded, this.#filter));
    }
  }

  /** A typed year is not a word of the title, unless nothing else tells. */
  #typedWords(): readonly string[] {
    const dated = this.#readings.find(({ year }) => year !== null);
    return (dated ?? this.#readings[0]).words;
  }

  async #findWords(words: readonly ReadWord[], table: TitleTable, missing: 0 | 1): Promise<void> {
    const query = wordQuery(words, { table, missing });
    if (query === null) return;
    const [{ folded }] = this.#readings;
    this.#add(await wordCandidates(this.#pool, query, table, folded.length, this.#filter));
  }

  #add(candidates: readonly Candidate[]): void {
    for (const candidate of candidates) {
      const key = `${candidate.movieId} ${candidate.folded}`;
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      const scored = scoreTitle(this.#readings, candidate);
      const other = this.#best.get(candidate.movieId);
      if (other === undefined || compareScored(scored, other) < 0) this.#best.set(candidate.movieId, scored);
      this.#bestScore = Math.max(this.#bestScore, scored.score);
    }
  }
}
