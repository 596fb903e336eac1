import type { ContentBlock } from '../features/content-blocks.ts';
import { blockOf, type BlockVocabulary } from '../model/representations/block-vocabulary.ts';
import type { DescribedTerm, DescribeMovie, ExplainedMovie, TermMeaning } from './described-term.ts';
import type { ReasonKind } from './request.ts';
import { wordForms } from './word-forms.ts';

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

/** Movies as the block representations see them, without the crowd's part, which no label can name. */
export function describeByContent(vocabulary: BlockVocabulary): DescribeMovie {
  const columns = vocabulary.terms.map((key) => ({
    key,
    block: blockOf(key),
    label: key.slice(key.indexOf(':') + 1),
  }));
  return (movie, liked) => {
    const { indices, values } = vocabulary.row(movie);
    const keywords = once(() => sharedKeywords(movie, liked));
    const forms = once(() => wordForms([movie.overview, movie.tagline, movie.title]));
    const meaningOf = (block: ContentBlock, label: string): TermMeaning => {
      if (block === 'period') return { kind: 'PERIOD', label: periodLabel(movie, liked) };
      if (block === 'language') return { kind: 'LANGUAGE', label: languageName(label) };
      if (KINDS[block] !== 'PLOT') return { kind: KINDS[block], label };
      const keyword = block === 'text' ? keywords().get(label) : undefined;
      if (keyword !== undefined) return { kind: 'KEYWORD', label: keyword };
      return { kind: 'PLOT', label: forms().get(label) ?? label };
    };
    const terms: DescribedTerm[] = [];
    for (const [i, index] of indices.entries()) {
      const column = columns[index];
      if (column === undefined || column.block === null) continue;
      const { key, block, label } = column;
      terms.push({ key, weight: values[i] ?? 0, meanings: () => [meaningOf(block, label)] });
    }
    return terms;
  };
}

/** Made when it is first needed. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Words of the keywords that a liked movie has too, with the whole keyword: what they share is more than words. */
function sharedKeywords(movie: ExplainedMovie, liked: readonly ExplainedMovie[]): Map<string, string> {
  const byWord = new Map<string, string>();
  for (const keyword of movie.keywords) {
    if (!liked.some((other) => other.keywords.includes(keyword))) continue;
    for (const word of keyword.toLowerCase().split(/[^\p{L}\p{N}]+/u)) byWord.set(word, keyword);
  }
  return byWord;
}

/** "1990s" when the nearest liked movie is of that decade too, else "around 2000", half way between them. */
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

const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** "fr" is French; names are left as they are. */
export function languageName(codeOrName: string): string {
  if (!/^[a-z]{2,3}$/.test(codeOrName)) return codeOrName;
  // TMDB's own codes: "xx" is no language, "cn" Cantonese.
  if (codeOrName === 'xx') return 'No Language';
  if (codeOrName === 'cn') return 'Cantonese';
  return LANGUAGE_NAMES.of(codeOrName) ?? codeOrName;
}
