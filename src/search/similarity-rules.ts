import { align, type Alignment, closeness, distanceToPart } from './edit-distance.ts';
import type { TitleForms } from './title-forms.ts';
import type { Reading, Wording } from './typed-title.ts';

/** One way in which a title can be like the typed text. */
interface SimilarityRule {
  readonly name: string;
  /** The similarity of titles that are equal in this way. */
  readonly weight: number;
  /** In [0, 1]; 1 means equal in this way. */
  readonly similarity: (comparison: Comparison) => number;
}

/** The typed text and a title. The rules share the alignment of their letters. */
class Comparison {
  readonly typed: Wording;
  readonly title: TitleForms;
  #alignment: Alignment | undefined;

  constructor(typed: Wording, title: TitleForms) {
    this.typed = typed;
    this.title = title;
  }

  get alignment(): Alignment {
    return (this.#alignment ??= align(this.typed.letters, this.title.letters));
  }

  /** The length of the longer one. */
  get length(): number {
    return Math.max(this.typed.letters.length, this.title.letters.length);
  }
}

/** The weight of a beginning, which grows by up to .04 with the share of the title that was typed. */
const BEGINNING = 0.93;
const BEGINNING_ACROSS_WORDS = 0.91;
const SHARE = 0.04;
/** Words in order, with one word of the title left out, or with more. */
const IN_ORDER = 0.93;
const IN_ORDER_WITH_GAPS = 0.8;
/** Words that are less alike do not match. */
const MIN_MATCH = 0.5;

/** In order of weight. The weights were tuned on misspelt titles: npm run bench -- titles --parts other,keys. */
const similarityRules: readonly SimilarityRule[] = [
  {
    name: 'the whole title',
    weight: 1,
    similarity: ({ alignment, length }) => closeness(alignment.whole, length),
  },
  { name: 'the beginning', weight: BEGINNING + SHARE, similarity: beginning },
  {
    name: 'the part behind ": " or " - "',
    weight: 0.97,
    similarity: ({ typed, title }) =>
      Math.max(0, ...title.subtitles.map((part) => lettersAlike(typed.letters, part))),
  },
  { name: 'without stop words', weight: 0.96, similarity: withoutStopWords },
  {
    name: 'words in another order',
    weight: 0.95,
    similarity: ({ typed, title }) =>
      typed.words.length > 1 && title.words.length > 1
        ? lettersAlike(sortedLetters(typed.words), sortedLetters(title.words))
        : 0,
  },
  { name: 'words in order, with gaps', weight: IN_ORDER, similarity: wordsInOrder },
  {
    name: 'words in any order',
    weight: 0.8,
    similarity: ({ typed, title }) => wordCoverage(typed.significant, title.words),
  },
  {
    name: 'a part of it',
    weight: 0.78,
    similarity: ({ typed, title }) =>
      closeness(distanceToPart(typed.letters, title.letters), typed.letters.length),
  },
];

/** The weight of another spelling: "iron man three" for "Iron Man 3". */
const OTHER_SPELLING = 0.96;

/** The similarity of the whole titles, in [0, 1]. */
export function wholeSimilarity(typed: Wording, title: TitleForms): number {
  return lettersAlike(typed.letters, title.letters);
}

/**
 * The similarity of a title to the typed text, in [0, 1], by the best rule, in the typed or the canonical spelling; 1 means
 * the same title.
 */
export function titleSimilarity(typed: Reading, title: TitleForms): number {
  const asSpelt = bestRule(typed, title);
  if (typed.canonical === null || asSpelt >= OTHER_SPELLING) return asSpelt;
  return Math.max(asSpelt, OTHER_SPELLING * bestRule(typed.canonical, title.canonical));
}

function bestRule(typed: Wording, title: TitleForms): number {
  if (typed.letters === title.letters) return 1;
  const comparison = new Comparison(typed, title);
  let best = 0;
  for (const { weight, similarity } of similarityRules) {
    if (best >= weight) break;
    best = Math.max(best, weight * similarity(comparison));
  }
  return best;
}

function lettersAlike(typed: string, title: string): number {
  if (typed === title) return 1;
  return closeness(align(typed, title).whole, Math.max(typed.length, title.length));
}

function beginning({ typed, title, alignment }: Comparison): number {
  const length = typed.letters.length;
  const { prefix } = alignment;
  // "warf" means "Warfare" rather than "War for ...".
  const worth = prefix === 0 && !title.folded.startsWith(typed.folded) ? BEGINNING_ACROSS_WORDS : BEGINNING;
  const share = Math.min(1, length / title.letters.length);
  return (worth * closeness(prefix, length) + SHARE * share) / (BEGINNING + SHARE);
}

function withoutStopWords({ typed, title }: Comparison): number {
  const significant = typed.significant.join('');
  if (significant === typed.letters && title.significant === title.letters) return 0;
  const { whole, prefix } = align(significant, title.significant);
  return Math.max(
    closeness(whole, Math.max(significant.length, title.significant.length)),
    BEGINNING * closeness(prefix, significant.length),
  );
}

function sortedLetters(words: readonly string[]): string {
  return [...words].sort().join('');
}

/**
 * The share of the typed letters that match words of the title in the same order. Words of the title may be left out
 * between them, and the last word may be half typed.
 */
function wordsInOrder({ typed, title }: Comparison): number {
  if (typed.words.length < 2) return 0;
  let previous = title.words.map(() => NOTHING).concat(NOTHING);
  for (const [i, word] of typed.words.entries()) {
    const current = [NOTHING];
    for (const [j, other] of title.words.entries()) {
      const match = wordsAlike(word, other, i === typed.words.length - 1);
      const { letters, words } = previous[j] ?? NOTHING;
      const matched =
        match < MIN_MATCH ? NOTHING : { letters: letters + match * word.length, words: words + 1 };
      current.push([previous[j + 1] ?? NOTHING, current[j] ?? NOTHING].reduce(moreLetters, matched));
    }
    previous = current;
  }
  const { letters, words } = previous[title.words.length] ?? NOTHING;
  const worth = title.words.length - words <= 1 ? 1 : IN_ORDER_WITH_GAPS / IN_ORDER;
  return (worth * letters) / typed.letters.length;
}

function wordsAlike(typed: string, word: string, mayBeHalf: boolean): number {
  const { whole, prefix } = align(typed, word);
  return Math.max(
    closeness(whole, Math.max(typed.length, word.length)),
    mayBeHalf ? BEGINNING * closeness(prefix, typed.length) : 0,
  );
}

interface Matched {
  readonly letters: number;
  readonly words: number;
}

const NOTHING: Matched = { letters: 0, words: 0 };

function moreLetters(a: Matched, b: Matched): Matched {
  return b.letters > a.letters ? b : a;
}

/** The share of the typed letters that match when each typed word is compared with the closest word of the title. */
function wordCoverage(typed: readonly string[], title: readonly string[]): number {
  let covered = 0;
  let letters = 0;
  for (const word of typed) {
    let best = 0;
    for (const other of title) {
      best = Math.max(best, lettersAlike(word, other));
      if (best === 1) break;
    }
    covered += best * word.length;
    letters += word.length;
  }
  return letters === 0 ? 0 : covered / letters;
}
