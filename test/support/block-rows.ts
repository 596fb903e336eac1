import { generateMovies } from '../../scripts/catalogue/generate-movies.ts';
import { projectRows } from '../../src/linalg/projection.ts';
import { type BlockCorpus, BlockCorpusBuilder } from '../../src/model/blocks/block-corpus.ts';
import type { SectionMap } from '../../src/model/blocks/section-map.ts';

/** Made-up movies as weighted rows. */
export function madeUpCorpus(movies: number): BlockCorpus {
  const builder = new BlockCorpusBuilder();
  for (const movie of generateMovies({ movies, seed: 5, minVotes: 50 })) builder.add(movie);
  return builder.finish();
}

/** The rows of a corpus on the map of a section, before any weight. */
export async function rowsOn({ section, weights }: SectionMap, { matrix }: BlockCorpus): Promise<number[][]> {
  const components = { rank: section.dimensions, columns: matrix.columns, components: weights };
  const points: number[][] = [];
  for await (const { rows, vectors } of projectRows(matrix, components)) {
    for (let row = 0; row < rows; row++) {
      points.push([...vectors.subarray(row * section.dimensions, (row + 1) * section.dimensions)]);
    }
  }
  return points;
}

export function dotProduct(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, k) => sum + value * other[k]!, 0);
}

export function meanLength(points: readonly (readonly number[])[]): number {
  return points.reduce((sum, point) => sum + Math.hypot(...point), 0) / points.length;
}
