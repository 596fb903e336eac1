import { describe, expect, it } from 'vitest';
import { rbfCount, rbfEncode } from '../../../../src/features/rbf-encoding.ts';
import { CONTENT_BLOCK_NAMES, CONTENT_BLOCKS } from '../../../../src/features/content-blocks.ts';
import { PERIOD } from '../../../../src/features/content-terms.ts';
import { CROWD_COLUMNS, crowdFeatures } from '../../../../src/features/crowd-features.ts';
import { BlockCorpusBuilder } from '../../../../src/model/blocks/block-corpus.ts';
import { weighSections } from '../../../../src/model/blocks/section.ts';
import { contentTerms } from '../../../support/content-terms.ts';
import fc from 'fast-check';

const inception = {
  title: 'Inception',
  overview: 'Cobb, a skilled thief',
  tagline: 'Your mind is the scene of the crime',
  releaseDate: '2010-07-15',
  originalLanguage: 'en',
  genres: ['Action', 'Science Fiction'],
  companies: ['Legendary Pictures'],
  countries: ['United States of America'],
  spokenLanguages: ['English', 'French'],
  keywords: ['dream world', 'heist'],
  directors: ['Christopher Nolan'],
  cast: ['A', 'B', 'C', 'D', 'E', 'F'],
  voteCount: 39362,
  voteAverage: 8.4,
  runtime: 148,
};

describe('RBF encoding', () => {
  it('have length 1 and peak at the nearest centre, wherever the number lies', () => {
    fc.assert(
      fc.property(fc.double({ min: 1800, max: 2100, noNaN: true }), (year) => {
        const found = rbfEncode(year, PERIOD);
        expect(found.reduce((sum, { activation }) => sum + activation ** 2, 0)).toBeCloseTo(1, 9);
        const inside = Math.min(PERIOD.last, Math.max(PERIOD.first, year));
        const best = found.reduce((a, b) => (b.activation > a.activation ? b : a));
        expect(Math.abs(best.index - (inside - PERIOD.first) / PERIOD.step)).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(found.at(-1).index).toBeLessThan(rbfCount(PERIOD));
      }),
    );
  });

  it('make near years alike and far ones strangers', () => {
    const cosine = (a: number, b: number): number => {
      const other = new Map(rbfEncode(b, PERIOD).map(({ index, activation }) => [index, activation]));
      return rbfEncode(a, PERIOD).reduce(
        (sum, { index, activation }) => sum + activation * (other.get(index) ?? 0),
        0,
      );
    };
    expect(cosine(1994, 1996)).toBeGreaterThan(0.9);
    expect(cosine(1994, 2004)).toBeLessThan(0.3);
    expect(cosine(1954, 2004)).toBe(0);
  });
});

describe('terms of a movie', () => {
  it('come by block, as people write them, leads counted three times and five of the cast', () => {
    const terms = contentTerms(inception);
    const of = (block: string): [string, number][] =>
      terms.filter((term) => term.block === block).map(({ label, count }) => [label, count]);
    expect(of('genre')).toEqual([
      ['Action', 1],
      ['Science Fiction', 1],
    ]);
    expect(of('cast')).toEqual([
      ['A', 3],
      ['B', 3],
      ['C', 1],
      ['D', 1],
      ['E', 1],
    ]);
    expect(of('language')).toEqual([
      ['English', 1],
      ['French', 1],
      ['en', 2],
    ]);
    expect(new Map(of('text')).get('dream')).toBe(2);
    expect(new Map(of('text')).has('the')).toBe(false);
  });

  it('say nothing of a year that nobody knows', () => {
    const terms = contentTerms({ ...inception, releaseDate: null });
    expect(terms.some(({ block }) => block === 'period')).toBe(false);
  });
});

describe('crowd features', () => {
  it('are ascending columns, none for what is not known', () => {
    const columns = crowdFeatures(inception).map(({ column }) => column);
    expect(columns).toEqual([...columns].sort((a, b) => a - b));
    expect(Math.max(...columns)).toBeLessThan(CROWD_COLUMNS.length);
    expect(crowdFeatures({ voteCount: 0, voteAverage: null, runtime: null })).toEqual([]);
  });
});

describe('rows of blocks', () => {
  const builder = new BlockCorpusBuilder();
  for (let i = 0; i < 12; i += 1) {
    builder.add({ ...inception, genres: i % 2 ? ['Action'] : ['Drama'], title: i % 3 ? 'Alpha' : 'Beta' });
  }
  const { vocabulary, matrix } = builder.finish();

  it('have length 1 over what describes, each block as long as the table says', () => {
    const total = Math.hypot(...CONTENT_BLOCK_NAMES.map((block) => CONTENT_BLOCKS[block].weight));
    const squares = new Map<string, number>();
    for (let k = 0; k < matrix.offsets[1]!; k += 1) {
      if (matrix.indices[k]! >= vocabulary.descriptiveColumns) continue;
      const block = vocabulary.terms[matrix.indices[k]!]!.split(':')[0]!;
      squares.set(block, (squares.get(block) ?? 0) + matrix.values[k]! ** 2);
    }
    for (const block of CONTENT_BLOCK_NAMES) {
      expect(Math.sqrt(squares.get(block)!)).toBeCloseTo(CONTENT_BLOCKS[block].weight / total, 5);
    }
  });

  it('are the same when a movie comes later', () => {
    const row = vocabulary.row({ ...inception, genres: ['Drama'], title: 'Beta' });
    const end = matrix.offsets[1]!;
    expect([...row.indices]).toEqual([...matrix.indices.subarray(0, end)]);
    expect([...row.values]).toEqual([...matrix.values.subarray(0, end)]);
  });

  it('hold as many terms as a movie has', () => {
    const words = Array.from({ length: 1200 }, (_, i) => `word${i} word${i % 7}`).join(' ');
    const long = { ...inception, overview: words };
    const corpus = new BlockCorpusBuilder();
    for (let i = 0; i < 5; i += 1) corpus.add(long);
    const { vocabulary: large, matrix: rows } = corpus.finish();
    expect(rows.offsets[1]).toBeGreaterThan(1200);
    expect([...rows.values.subarray(0, rows.offsets[1])]).toEqual([...large.row(long).values]);
  });

  it('know blocks by the names of their columns', () => {
    const [first, last] = vocabulary.blockRange('genre');
    expect(vocabulary.terms.slice(first, last)).toEqual(['genre:Action', 'genre:Drama']);
  });

  it('end with the constant', () => {
    expect(matrix.indices[matrix.offsets[1]! - 1]).toBe(vocabulary.columns - 1);
    expect(vocabulary.row({ ...inception, genres: ['unknown'] }).values.at(-1)).toBe(1);
  });
});

describe('sections', () => {
  it('are brought to length 1 where they say so, and weighed', () => {
    const vectors = Float32Array.of(3, 4, 2, 0, 0, 5);
    weighSections(vectors, 2, [
      { name: 'content', dimensions: 2, weight: 0.5, unit: true },
      { name: 'crowd', dimensions: 1, weight: 2, unit: false },
    ]);
    expect([...vectors].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([0.3, 0.4, 4, 0, 0, 10]);
  });
});
