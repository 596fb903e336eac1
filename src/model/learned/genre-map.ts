import type { BlockCorpus } from '../blocks/block-corpus.ts';
import { centre, columnMeans, type SectionMap } from '../blocks/section-map.ts';

/**
 * The `dimensions` most frequent genres, one dimension each. Keeps lists within the genres of the movie, where the
 * other sections would drift. Null if no movie has a genre.
 */
export function genreMap(
  { vocabulary, matrix }: BlockCorpus,
  dimensions: number,
  weight: number,
): SectionMap | null {
  const [first, last] = vocabulary.blockRange('genre');
  const frequency = new Uint32Array(last - first);
  for (const column of matrix.indices) if (column >= first && column < last) frequency[column - first]! += 1;
  const columns = Array.from(frequency.keys())
    .sort((a, b) => frequency[b]! - frequency[a]! || a - b)
    .slice(0, dimensions)
    .map((i) => first + i);
  if (columns.length === 0) return null;
  const weights = new Float32Array(columns.length * vocabulary.columns);
  for (const [k, column] of columns.entries()) weights[k * vocabulary.columns + column] = 1;
  centre(weights, vocabulary.columns, columnMeans(matrix));
  return { section: { name: 'genre', dimensions: columns.length, weight, unit: false }, weights };
}
