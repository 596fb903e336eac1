import { MAX_SVD_COLUMNS } from '../content/content-map.ts';
import type { RepresentationMemory } from '../representation.ts';

/** The most terms that all blocks can have together, and how many each movie adds until then. */
const MAX_BLOCK_TERMS = 61_000;
const BLOCK_TERMS_A_MOVIE = 4;

/** The memory that block representations need. */
export const BLOCK_MEMORY: RepresentationMemory = {
  sizes: { terms: 85, termBytes: 8, newTerms: 4, nonzeros: 105, constantBytes: 80e6 },
  expectedFeatures: (movies) => Math.min(MAX_BLOCK_TERMS, 1000 + BLOCK_TERMS_A_MOVIE * movies),
  decomposedColumns: (features) => Math.min(features, MAX_SVD_COLUMNS),
  copiesMatrix: true,
  extraBytes: () => 0,
};
