import { featureLimit } from './reference/tfidf-builder.ts';
import type { TrainingSettings } from './training-options.ts';
import type { TasteSource } from './learned/taste-source.ts';
import { contentCorpus, learnedCorpus } from './blocks/blocks.ts';
import { referenceCorpus } from './reference/reference.ts';
import type { RepresentationName } from './representation-names.ts';
import type { CorpusBuilder } from './representation.ts';

/** The representation that a training is to make. */
export function corpusBuilder(
  { representation, credits, gamma }: TrainingSettings,
  people: TasteSource | null,
): CorpusBuilder {
  if (representation === 'reference') return referenceCorpus(credits);
  return people === null ? contentCorpus(gamma ?? 0) : learnedCorpus(people);
}

/** Terms that all blocks may have together, and how many a movie brings. */
const MAX_BLOCK_TERMS = 61_000;
const BLOCK_TERMS_A_MOVIE = 4;

/** About how many columns a representation will have, rounded up, before the movies are read. */
export function expectedFeatures(representation: RepresentationName, movies: number): number {
  if (representation === 'reference') return featureLimit(movies);
  return Math.min(MAX_BLOCK_TERMS, 1000 + BLOCK_TERMS_A_MOVIE * movies);
}
