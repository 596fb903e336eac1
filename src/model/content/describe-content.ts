import type { ContentBlock } from '../../features/content-blocks.ts';
import { languageName } from '../../movie/language-name.ts';
import { blockOf } from '../blocks/block-vocabulary.ts';
import type { MovieTerms, DescribeMovie, ExplainedMovie, TermMeaning } from '../explain/described-term.ts';
import type { RowSource } from '../explain/recent-rows.ts';
import type { ReasonKind } from '../explain/described-term.ts';
import { wordForms } from '../explain/word-forms.ts';

const KINDS: Readonly<Record<ContentBlock, ReasonKind>> = {
  text: 'PLOT',
  title: 'PLOT',
  keyword: 'KEYWORD',
  genre: 'GENRE',
  cast: 'PERSON',
  director: 'PERSON',
  company: 'COMPANY',
  country: 'COUNTRY',
  language: 'LANGUAGE',
  period: 'PERIOD',
};

/** A column of the vocabulary, split into its parts. */
interface Column {
  readonly key: string;
  readonly block: ContentBlock;
  readonly label: string;
}

/** Describes movies as the block representations see them, without the crowd, which has no labels. */
export function describeByContent(vocabulary: RowSource): DescribeMovie {
  const columns = vocabulary.terms.slice(0, vocabulary.descriptiveColumns).flatMap((key): Column[] => {
    const block = blockOf(key);
    return block === null ? [] : [{ key, block, label: key.slice(key.indexOf(':') + 1) }];
  });
  return (movie, liked) => {
    const { indices, values } = vocabulary.row(movie);
    // Descriptive columns come first in a row.
    const own = Array.from(indices, (column) => columns[column]);
    return new ContentDescription(
      movie,
      liked,
      own.filter((column) => column !== undefined),
      values,
    );
  };
}

class ContentDescription implements MovieTerms {
  readonly keys: readonly string[];
  readonly weights: ArrayLike<number>;
  readonly #movie: ExplainedMovie;
  readonly #liked: readonly ExplainedMovie[];
  readonly #columns: readonly Column[];
  #keywords: ReadonlyMap<string, string> | null = null;
  #forms: ReadonlyMap<string, string> | null = null;

  constructor(
    movie: ExplainedMovie,
    liked: readonly ExplainedMovie[],
    columns: readonly Column[],
    weights: ArrayLike<number>,
  ) {
    this.keys = columns.map(({ key }) => key);
    this.weights = weights;
    this.#movie = movie;
    this.#liked = liked;
    this.#columns = columns;
  }

  meanings(position: number): readonly TermMeaning[] {
    const column = this.#columns[position];
    return column === undefined ? [] : [this.#meaning(column)];
  }

  #meaning({ block, label }: Column): TermMeaning {
    const kind = KINDS[block];
    if (kind === 'PERIOD') return { kind, label: periodLabel(this.#movie, this.#liked) };
    if (kind === 'LANGUAGE') return { kind, label: languageName(label) };
    if (kind !== 'PLOT') return { kind, label };
    if (block === 'text') {
      this.#keywords ??= sharedKeywords(this.#movie, this.#liked);
      const keyword = this.#keywords.get(label);
      if (keyword !== undefined) return { kind: 'KEYWORD', label: keyword };
    }
    const { overview, tagline, title } = this.#movie;
    this.#forms ??= wordForms([overview, tagline, title]);
    return { kind, label: this.#forms.get(label) ?? label };
  }
}

/** The keywords that a liked movie shares, by each of their words: the whole keyword says more than its words. */
function sharedKeywords(movie: ExplainedMovie, liked: readonly ExplainedMovie[]): Map<string, string> {
  const byWord = new Map<string, string>();
  for (const keyword of movie.keywords) {
    if (!liked.some((other) => other.keywords.includes(keyword))) continue;
    for (const word of keyword.toLowerCase().split(/[^\p{L}\p{N}]+/u)) byWord.set(word, keyword);
  }
  return byWord;
}

/** "1990s" if the nearest liked movie is from the same decade, otherwise "around 2000", half way between the two. */
function periodLabel(movie: ExplainedMovie, liked: readonly ExplainedMovie[]): string {
  const year = yearOf(movie);
  const [nearest = year] = liked
    .map(yearOf)
    .filter((other) => !Number.isNaN(other))
    .sort((a, b) => Math.abs(a - year) - Math.abs(b - year));
  const decade = Math.floor(year / 10);
  if (Math.floor(nearest / 10) === decade) return `${decade}0s`;
  return `around ${Math.round((year + nearest) / 2)}`;
}

function yearOf({ releaseDate }: ExplainedMovie): number {
  return releaseDate === null ? NaN : Number(releaseDate.slice(0, 4));
}
