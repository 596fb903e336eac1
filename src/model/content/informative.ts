import type { ContentBlock } from '../../features/content-blocks.ts';
import { type ContentMovie, type ContentTermSink, visitContentTerms } from '../../features/content-terms.ts';
import { STOP_WORDS } from '../../features/stop-words.ts';

/** Blocks that tell movies apart. Thousands of movies share genres, countries and companies. */
const DISTINCTIVE: ReadonlySet<ContentBlock> = new Set(['text', 'keyword', 'cast', 'director']);

const MIN_TERMS = 3;

/**
 * Whether a movie has at least three distinctive terms: words of its overview and tagline, keywords, cast and
 * directors. Its title does not count as a description, though its words are terms.
 */
export function isInformative(movie: ContentMovie, credits: boolean): boolean {
  const counter = new DistinctiveTerms();
  const described = { ...movie, title: '' };
  visitContentTerms(credits ? described : { ...described, directors: [], cast: [] }, counter);
  return counter.count >= MIN_TERMS;
}

class DistinctiveTerms implements ContentTermSink {
  count = 0;

  word(block: ContentBlock, text: string, start: number, end: number, times: number): void {
    // A keyword counts once; its words do not count again.
    const isOfKeyword = times > 1;
    if (DISTINCTIVE.has(block) && !isOfKeyword && !STOP_WORDS.has(text.slice(start, end))) this.count += 1;
  }

  name(block: ContentBlock): void {
    if (DISTINCTIVE.has(block)) this.count += 1;
  }

  strength(block: ContentBlock): void {
    if (DISTINCTIVE.has(block)) this.count += 1;
  }
}
