import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../../src/linalg/random.ts';
import { type BlockCorpus, BlockCorpusBuilder } from '../../../../src/model/blocks/block-corpus.ts';
import { bringToMeanLength1 } from '../../../../src/model/blocks/section-lengths.ts';
import { titleMap } from '../../../../src/model/learned/title-map.ts';
import { dotProduct, meanLength, rowsOn } from '../../../support/block-rows.ts';
import { NOTHING_KNOWN } from '../../../support/nothing-known.ts';

/** Movies with titles of three words out of forty. */
function titledCorpus(): BlockCorpus {
  const random = randomSource(3);
  const words = Array.from({ length: 40 }, (_, i) => `word${i}`);
  const builder = new BlockCorpusBuilder();
  for (let movie = 0; movie < 60; movie++) {
    const title = Array.from({ length: 3 }, () => words[Math.floor(random.uniform() * words.length)]).join(
      ' ',
    );
    builder.add({ ...NOTHING_KNOWN, title, genres: ['Drama'] });
  }
  return builder.finish();
}

const corpus = titledCorpus();
const [first, last] = corpus.vocabulary.blockRange('title');

/** The entries of a row that are words of its title. */
function titleWords(row: number): Map<number, number> {
  const { offsets, indices, values } = corpus.matrix;
  const words = new Map<number, number>();
  for (let k = offsets[row]!; k < offsets[row + 1]!; k++) {
    if (indices[k]! >= first && indices[k]! < last) words.set(indices[k]!, values[k]!);
  }
  return words;
}

describe('the sketch of titles', () => {
  it('keeps the products of title words up to noise that falls with its dimensions', async () => {
    const noise = async (dimensions: number): Promise<number> => {
      const sketch = await rowsOn(titleMap(corpus, dimensions, 1, 7)!, corpus);
      let squares = 0;
      let pairs = 0;
      for (let i = 0; i < 60; i++) {
        for (let j = 0; j < i; j++) {
          const other = titleWords(j);
          let product = 0;
          for (const [word, value] of titleWords(i)) product += value * (other.get(word) ?? 0);
          squares += (dotProduct(sketch[i]!, sketch[j]!) / dimensions - product) ** 2;
          pairs += 1;
        }
      }
      return Math.sqrt(squares / pairs);
    };
    const [coarse, fine] = [await noise(50), await noise(800)];
    expect(fine).toBeLessThan(coarse / 3);
    expect(fine).toBeLessThan(0.02);
  });

  it('is the same for the same seed, and looks at titles only', () => {
    const map = titleMap(corpus, 20, 0.25, 7)!;
    expect(map.section).toEqual({ name: 'title', dimensions: 20, weight: 0.25, unit: false });
    expect(titleMap(corpus, 20, 0.25, 7)!.weights).toEqual(map.weights);
    expect(titleMap(corpus, 20, 0.25, 8)!.weights).not.toEqual(map.weights);
    const sizes = Array.from(map.weights.subarray(0, corpus.matrix.columns), Math.abs);
    expect(sizes).toEqual(sizes.map((_, column) => (column >= first && column < last ? 1 : 0)));
  });

  it('can be brought to a mean length of 1', async () => {
    const map = titleMap(corpus, 20, 0.25, 7)!;
    await bringToMeanLength1(map, corpus.matrix);
    expect(meanLength(await rowsOn(map, corpus))).toBeCloseTo(1, 4);
  });

  it('is left out where movies share no word of their titles', () => {
    const builder = new BlockCorpusBuilder();
    for (const title of ['Alpha', 'Beta']) {
      builder.add({ ...NOTHING_KNOWN, title, genres: ['Drama'] });
    }
    expect(titleMap(builder.finish(), 20, 0.25, 7)).toBeNull();
  });
});
