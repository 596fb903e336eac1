import { CONTENT_BLOCKS, type ContentBlock } from '../../features/content-blocks.ts';

/** One term of a movie, on its way to a weight. */
export interface WeighedTerm {
  readonly column: number;
  readonly block: ContentBlock;
  readonly count: number;
}

/** Columns, ascending, and their weights. */
export interface WeighedRow {
  readonly columns: Uint16Array;
  readonly weights: Float32Array;
}

/**
 * The weights of a movie's terms: (1 + ln count) idf in blocks where rare terms weigh more and the count itself
 * elsewhere; each block brought to its length (content-blocks.ts), the whole to length 1. Terms come by column.
 */
export function weighTerms(terms: readonly WeighedTerm[], idf: Float32Array): WeighedRow {
  const raw = Float64Array.from(terms, ({ block, column, count }) =>
    CONTENT_BLOCKS[block].rarity ? (1 + Math.log(count)) * idf[column]! : count,
  );
  const squares = new Map<ContentBlock, number>();
  for (const [i, { block }] of terms.entries()) squares.set(block, (squares.get(block) ?? 0) + raw[i]! ** 2);
  let total = 0;
  for (const block of squares.keys()) total += CONTENT_BLOCKS[block].weight ** 2;
  const length = Math.sqrt(total);
  return {
    columns: Uint16Array.from(terms, ({ column }) => column),
    weights: Float32Array.from(terms, ({ block }, i) => {
      const blockLength = Math.sqrt(squares.get(block)!);
      return blockLength === 0 ? 0 : (raw[i]! / blockLength) * (CONTENT_BLOCKS[block].weight / length);
    }),
  };
}
