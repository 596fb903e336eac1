import { describeByContent } from './describe-content.ts';
import { BlockVocabulary } from '../blocks/block-vocabulary.ts';
import { blockCorpus } from '../blocks/fit-blocks.ts';
import { BLOCK_MEMORY } from '../blocks/block-memory.ts';
import { openBlocks } from '../blocks/open-blocks.ts';
import { RecentRows } from '../explain/recent-rows.ts';
import { sharedTerms } from '../explain/shared-terms.ts';
import type { CorpusBuilder, Representation } from '../representation.ts';
import { contentMap } from './content-map.ts';
import { crowdMap } from './crowd-map.ts';
import { isInformative } from './informative.ts';

/** The crowd's share of the dimensions. */
export const CROWD_SHARE = 20 / 500;

/** Makes vectors from blocks of metadata; content-blocks.ts lists the blocks. */
function contentCorpus(gamma: number): CorpusBuilder {
  return blockCorpus(async (corpus, options) => {
    const crowdDimensions = Math.round(options.rank * CROWD_SHARE);
    const crowd = gamma > 0 && crowdDimensions > 0 ? crowdMap(corpus, crowdDimensions, gamma) : null;
    const rank = Math.max(1, options.rank - (crowd?.section.dimensions ?? 0));
    const content = await contentMap(corpus, 1, { ...options, rank });
    return {
      maps: crowd === null ? [content] : [content, crowd],
      explainedVariance: content.explainedVariance,
      summary: { gamma },
      person: null,
    };
  });
}

export const content: Representation = {
  fit: ({ gamma }) => contentCorpus(gamma ?? 0),
  open: openBlocks,
  explain: {
    needsMap: false,
    explainer: ({ terms, idf }) =>
      sharedTerms(describeByContent(new RecentRows(new BlockVocabulary(terms, idf)))),
  },
  memory: BLOCK_MEMORY,
  isInformative,
};
