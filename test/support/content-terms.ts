import { CONTENT_BLOCK_NAMES, type ContentBlock } from '../../src/features/content-blocks.ts';
import { type ContentMovie, visitContentTerms } from '../../src/features/content-terms.ts';
import { STOP_WORDS } from '../../src/features/stop-words.ts';

interface ContentTerm {
  readonly block: ContentBlock;
  readonly label: string;
  readonly count: number;
}

/** The terms of a movie, block by block; a term comes once. */
export function contentTerms(movie: ContentMovie): ContentTerm[] {
  const blocks = new Map(CONTENT_BLOCK_NAMES.map((block) => [block, new Map<string, number>()]));
  const add = (block: ContentBlock, label: string, times: number): void => {
    const counts = blocks.get(block)!;
    counts.set(label, (counts.get(label) ?? 0) + times);
  };
  visitContentTerms(movie, {
    word(block, text, start, end, times) {
      const word = text.slice(start, end);
      if (!STOP_WORDS.has(word)) add(block, word, times);
    },
    name(block, label) {
      add(block, label, 1);
    },
    strength(block, label, count) {
      blocks.get(block)!.set(label, count);
    },
  });
  return [...blocks].flatMap(([block, counts]) =>
    Array.from(counts, ([label, count]) => ({ block, label, count })),
  );
}
