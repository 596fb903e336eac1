import { matrixOfRows } from '../matrix-of-rows.ts';
import type { StoredSpace } from '../model-space.ts';
import type { OpenedSpace, StoredHead } from '../representation.ts';
import { BlockSpace } from './block-space.ts';
import { BlockVocabulary } from './block-vocabulary.ts';
import { sectionsOf } from './stored-sections.ts';

/** Opens a stored block space: it projects a movie's row as training did. */
export function openBlocks(
  { terms, idf, components }: StoredSpace,
  { credits, seed, summary }: StoredHead,
): OpenedSpace {
  const vocabulary = new BlockVocabulary(terms, idf);
  const space = new BlockSpace(vocabulary, components, sectionsOf(summary), seed);
  return {
    rows: (movies) =>
      matrixOfRows(
        movies.map((movie) => vocabulary.row(credits ? movie : { ...movie, directors: [], cast: [] })),
        vocabulary.columns,
      ),
    project: (matrix, threads) => space.project(matrix, threads),
  };
}
