import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../../src/linalg/random.ts';
import type { BlockCorpus } from '../../../../src/model/blocks/block-corpus.ts';
import { BlockVocabulary } from '../../../../src/model/blocks/block-vocabulary.ts';
import { contentMap, MAX_SVD_COLUMNS } from '../../../../src/model/content/content-map.ts';
import { pickRows } from '../../../../src/model/blocks/matrix-parts.ts';
import { rowWeight } from '../../../../src/model/blocks/row-weight.ts';
import { dotProduct, madeUpCorpus, rowsOn } from '../../../support/block-rows.ts';

const corpus = madeUpCorpus(120);

describe('what a movie counts', () => {
  it('grows with its votes, and is alike where nobody votes', () => {
    expect(rowWeight(99)).toBeCloseTo(0.5, 12);
    expect(rowWeight(20_000)).toBeGreaterThan(0.99);
    expect(rowWeight(0)).toBeGreaterThan(0);
  });
});

describe('the components of content', () => {
  it('are those of the movies that count, wherever others lie', async () => {
    const known = Uint32Array.from({ length: 60 }, (_, row) => row);
    const matrix = pickRows(corpus.matrix, known);
    const alone = { ...corpus, matrix, rowWeights: new Float32Array(60).fill(1) };
    const rowWeights = Float32Array.from({ length: 120 }, (_, row) => (row < 60 ? 1 : 1e-6));
    const options = { rank: 12, seed: 1 };
    const expected = await rowsOn(await contentMap(alone, 1, options), alone);
    const points = await rowsOn(await contentMap({ ...corpus, rowWeights }, 1, options), alone);
    for (let i = 0; i < 60; i++) {
      for (let j = 0; j <= i; j++) {
        expect(dotProduct(points[i]!, points[j]!)).toBeCloseTo(dotProduct(expected[i]!, expected[j]!), 3);
      }
    }
  });

  it('do not depend on the scale of the weights', async () => {
    const options = { rank: 12, seed: 1 };
    const [one, other] = await Promise.all(
      [1, 0.25].map((scale) =>
        contentMap({ ...corpus, rowWeights: corpus.rowWeights.map((weight) => weight * scale) }, 1, options),
      ),
    );
    const [points, same] = [await rowsOn(one!, corpus), await rowsOn(other!, corpus)];
    for (let i = 1; i < 40; i++) {
      expect(dotProduct(points[i]!, points[0]!)).toBeCloseTo(dotProduct(same[i]!, same[0]!), 3);
    }
  });

  it('give a rare column the place of a frequent one that the same movies have', async () => {
    const wide = corpusOfTwins(300, 40);
    const { columns } = wide.vocabulary;
    const { section, weights } = await contentMap(wide, 1, { rank: 8, seed: 1 });
    const scale = Math.max(...weights.subarray(0, columns - 1).map(Math.abs));
    for (let k = 0; k < section.dimensions; k++) {
      for (let twin = 0; twin < 40; twin++) {
        const rare = weights[k * columns + MAX_SVD_COLUMNS + twin]!;
        expect(Math.abs(rare - weights[k * columns + twin]!)).toBeLessThan(1e-3 * scale);
      }
    }
  });
});

/** More columns than the decomposition sees; each of the last is a copy of one of the first. */
function corpusOfTwins(rows: number, twins: number): BlockCorpus {
  const random = randomSource(4);
  const descriptive = MAX_SVD_COLUMNS + twins;
  const terms = Array.from({ length: descriptive }, (_, j) => `keyword:${String(j).padStart(6, '0')}`);
  const vocabulary = BlockVocabulary.of(terms, new Float32Array(descriptive).fill(1));
  const movies = Array.from({ length: rows }, () => new Map<number, number>());
  for (let column = 0; column < MAX_SVD_COLUMNS; column++) {
    for (const row of [Math.floor(random.uniform() * rows), Math.floor(random.uniform() * rows)]) {
      const value = random.uniform() + 0.1;
      movies[row]!.set(column, value);
      if (column < twins) movies[row]!.set(MAX_SVD_COLUMNS + column, value);
    }
  }
  const entries = movies.map((movie) => [...movie].sort(([a], [b]) => a - b));
  const offsets = new Uint32Array(rows + 1);
  for (const [row, { length }] of entries.entries()) offsets[row + 1] = offsets[row]! + length;
  const matrix = {
    rows,
    columns: vocabulary.columns,
    offsets,
    indices: Uint16Array.from(entries.flat(), ([column]) => column),
    values: Float32Array.from(entries.flat(), ([, value]) => value),
  };
  return {
    vocabulary,
    matrix,
    rowWeights: Float32Array.from({ length: rows }, () => random.uniform() + 0.1),
  };
}
