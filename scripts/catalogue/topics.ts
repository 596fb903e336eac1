import { randomSource, type RandomSource } from '../../src/linalg/random.ts';
import { rankWeights, WeightedDraw } from './draw.ts';
import {
  COMPANY_COUNTS,
  COMPANY_SUFFIXES,
  COUNTRIES,
  FUNCTION_WORDS,
  GENRES,
  KEYWORD_COUNTS,
  WORD_COUNTS,
} from './names.ts';
import { capitalised, madeUpWord } from './words.ts';

const TOPICS = 60;
const WORDS = 200_000;
const TOPIC_WORDS = 2500;
const KEYWORDS = 24_000;
const TOPIC_KEYWORDS = 500;
const COMPANIES = 27_000;
const COUNTRY_COMPANIES = 1500;
/** How often a word, keyword or company is one of the topic (the country) rather than any. */
const TOPICAL_WORD = 0.4;
const TOPICAL_KEYWORD = 0.75;
const LOCAL_COMPANY = 0.8;

/** What the movies of a latent topic have in common; the correlations of genres, keywords and words come from it. */
interface Topic {
  readonly genres: WeightedDraw;
  readonly words: Int32Array;
  readonly keywords: Int32Array;
}

/** Draws what movies are about: the same for the same seed. */
export class TopicModel {
  readonly #topics: readonly Topic[];
  readonly #words: readonly string[];
  readonly #keywords: readonly string[];
  readonly #companies: readonly string[];
  readonly #localCompanies: readonly Int32Array[];
  readonly #topic = new WeightedDraw(Float64Array.from({ length: TOPICS }, (_, i) => 1 / (i + 8)));
  readonly #word = new WeightedDraw(rankWeights(WORD_COUNTS, WORDS));
  readonly #topicWord = new WeightedDraw(Float64Array.from({ length: TOPIC_WORDS }, (_, i) => 1 / (i + 10)));
  readonly #keyword = new WeightedDraw(rankWeights(KEYWORD_COUNTS, KEYWORDS));
  readonly #topicKeyword = new WeightedDraw(
    Float64Array.from({ length: TOPIC_KEYWORDS }, (_, i) => 1 / (i + 4)),
  );
  readonly #company = new WeightedDraw(rankWeights(COMPANY_COUNTS, COMPANIES));
  readonly #localCompany = new WeightedDraw(
    Float64Array.from({ length: COUNTRY_COMPANIES }, (_, i) => 1 / (i + 5)),
  );
  readonly #country = new WeightedDraw(COUNTRIES.map(([, movies]) => movies));

  constructor(seed: number) {
    const random = randomSource(seed, 0);
    this.#words = Array.from({ length: WORDS }, (_, rank) => FUNCTION_WORDS[rank] ?? madeUpWord(rank));
    this.#keywords = Array.from({ length: KEYWORDS }, (_, i) => keywordName(i));
    this.#companies = Array.from({ length: COMPANIES }, (_, i) => companyName(i));
    this.#topics = Array.from({ length: TOPICS }, () => ({
      genres: new WeightedDraw(GENRES.map(([, movies]) => movies * Math.exp(2 * random.normal()))),
      words: someRanks(random, TOPIC_WORDS, FUNCTION_WORDS.length, 30_000),
      keywords: someRanks(random, TOPIC_KEYWORDS, 0, KEYWORDS),
    }));
    this.#localCompanies = COUNTRIES.map(() => someRanks(random, COUNTRY_COMPANIES, 0, COMPANIES));
  }

  /** One topic, or for four movies in ten two. */
  topics(random: RandomSource): readonly number[] {
    const first = this.#topic.at(random.uniform());
    return random.uniform() < 0.4 ? [first, this.#topic.at(random.uniform())] : [first];
  }

  word(random: RandomSource, topics: readonly number[]): string {
    const rank =
      random.uniform() < TOPICAL_WORD
        ? this.#pick(random, topics).words[this.#topicWord.at(random.uniform())]!
        : this.#word.at(random.uniform());
    return this.#words[rank]!;
  }

  keywords(random: RandomSource, topics: readonly number[], count: number): readonly string[] {
    return distinct(count, () => {
      const number =
        random.uniform() < TOPICAL_KEYWORD
          ? this.#pick(random, topics).keywords[this.#topicKeyword.at(random.uniform())]!
          : this.#keyword.at(random.uniform());
      return this.#keywords[number]!;
    });
  }

  genres(random: RandomSource, topics: readonly number[], count: number): readonly string[] {
    return distinct(count, () => GENRES[this.#pick(random, topics).genres.at(random.uniform())]![0]);
  }

  companies(random: RandomSource, country: number, count: number): readonly string[] {
    return distinct(count, () => {
      const number =
        random.uniform() < LOCAL_COMPANY
          ? this.#localCompanies[country]![this.#localCompany.at(random.uniform())]!
          : this.#company.at(random.uniform());
      return this.#companies[number]!;
    });
  }

  /** Index into COUNTRIES. */
  country(random: RandomSource): number {
    return this.#country.at(random.uniform());
  }

  #pick(random: RandomSource, topics: readonly number[]): Topic {
    const which = topics.length > 1 && random.uniform() < 0.4 ? 1 : 0;
    return this.#topics[topics[which]!]!;
  }
}

/** Up to `count` different values; fewer when the draws repeat themselves too often. */
function distinct(count: number, draw: () => string): readonly string[] {
  const found = new Set<string>();
  for (let tries = 0; found.size < count && tries < count * 3; tries++) found.add(draw());
  return [...found];
}

/** Different numbers in a range, low ones rather than high ones, in any order. */
function someRanks(random: RandomSource, count: number, from: number, to: number): Int32Array {
  const found = new Set<number>();
  while (found.size < count) {
    found.add(from + Math.floor((to - from) * random.uniform() ** 2));
  }
  return Int32Array.from(found);
}

function keywordName(index: number): string {
  const word = madeUpWord(500 + index);
  return index % 5 < 2 ? word : `${word} ${madeUpWord(300 + ((index * 17) % 900))}`;
}

function companyName(index: number): string {
  const suffix = COMPANY_SUFFIXES[index % COMPANY_SUFFIXES.length]!;
  return `${capitalised(madeUpWord(30_000 + index))} ${suffix}`;
}
