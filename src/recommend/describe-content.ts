import type { ContentBlock } from '../features/content-blocks.ts';
import { blockOf, type BlockVocabulary } from '../model/representations/block-vocabulary.ts';
import type { DescribedTerm, DescribeMovie, ExplainedMovie, TermMeaning } from './described-term.ts';
import type { ReasonKind } from './request.ts';

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
  const blocks = vocabulary.terms.map(blockOf);
  return (movie, liked) => {
    const { indices, values } = vocabulary.row(movie);
    const keywords = sharedKeywords(movie, liked);
    const period = periodLabel(movie, liked);
    const terms: DescribedTerm[] = [];
    for (const [i, column] of indices.entries()) {
      const block = blocks[column];
      const key = vocabulary.terms[column];
      if (block === null || block === undefined || key === undefined) continue;
      const label = key.slice(key.indexOf(':') + 1);
      terms.push({ key, weight: values[i] ?? 0, meanings: [meaningOf(block, label, keywords, period)] });
    }
    return terms;
  };
}

function meaningOf(
  block: ContentBlock,
  label: string,
  keywords: ReadonlyMap<string, string>,
  period: string,
): TermMeaning {
  if (block === 'period') return { kind: 'PERIOD', label: period };
  if (block === 'language') return { kind: 'LANGUAGE', label: languageName(label) };
  const keyword = block === 'text' ? keywords.get(label) : undefined;
  return keyword === undefined ? { kind: KINDS[block], label } : { kind: 'KEYWORD', label: keyword };
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
