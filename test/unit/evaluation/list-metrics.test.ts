import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage, exposure } from '../../../src/evaluation/metrics/coverage.ts';
import { estimate } from '../../../src/evaluation/metrics/estimate.ts';
import { recall } from '../../../src/evaluation/metrics/recall.ts';
import { gini } from '../../../src/evaluation/metrics/gini.ts';
import { intraListDiversity } from '../../../src/evaluation/metrics/intra-list-diversity.ts';
import { medianVotes } from '../../../src/evaluation/metrics/median-votes.ts';
import { noSharedGenre } from '../../../src/evaluation/metrics/no-shared-genre.ts';

const list = (...movies: number[]): Int32Array => Int32Array.from(movies);

describe('estimate', () => {
  it('gives the standard error of the mean', () => {
    const { mean, standardError, count } = estimate([1, 2, 3, 4]);
    expect(mean).toBe(2.5);
    expect(standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
    expect(count).toBe(4);
  });

  it('knows no error from one observation and no mean from none', () => {
    expect(estimate([7]).standardError).toBe(0);
    expect(estimate([]).mean).toBeNaN();
  });
});

describe('coverage', () => {
  it('is the share of the catalogue that some list shows', () => {
    expect(coverage(exposure([list(0, 1), list(1, 2)], 6))).toBe(0.5);
  });
});

describe('Gini', () => {
  it('is 0 when all movies are shown equally often', () => {
    expect(gini(new Uint32Array([3, 3, 3]))).toBe(0);
  });

  it('is (n - 1) / n when one movie takes everything', () => {
    expect(gini(new Uint32Array([0, 0, 0, 9]))).toBe(0.75);
  });

  it('does not depend on the order of movies or the number of lists', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 2, maxLength: 30 }), (counts) => {
        const doubled = counts.map((count) => count * 2).reverse();
        expect(gini(Uint32Array.from(doubled))).toBeCloseTo(gini(Uint32Array.from(counts)), 12);
      }),
    );
  });
});

describe('median votes', () => {
  it('counts every showing of a movie', () => {
    expect(medianVotes([list(0, 1), list(1)], [10, 30])).toBe(30);
    expect(medianVotes([list(0, 1)], [10, 30])).toBe(20);
    expect(medianVotes([], [10, 30])).toBeNaN();
  });
});

describe('share without a genre in common', () => {
  const genres = [['Drama'], ['Drama', 'War'], ['Comedy'], []];
  const of = (movie: number): readonly string[] => genres[movie] ?? [];

  it('counts movies that have none of the genres, or none at all', () => {
    expect(noSharedGenre(['Drama'], list(1, 2, 3), of)).toBeCloseTo(2 / 3, 12);
  });

  it('says nothing of a seed without genres', () => {
    expect(noSharedGenre([], list(1), of)).toBeNull();
  });
});

describe('recall', () => {
  it('asks for as many targets as the list has room for', () => {
    const others = new Set([1, 2, 3, 4]);
    expect(recall([1, 9, 2], others, 15)).toBe(0.5);
    expect(recall([1, 2], others, 2)).toBe(1);
  });
});

describe('intra-list diversity', () => {
  const features = [new Set(['a', 'b']), new Set(['a', 'b']), new Set(['c'])];
  const of = (movie: number): ReadonlySet<string> => features[movie] ?? new Set();

  it('is 0 for twins and 1 for strangers', () => {
    expect(intraListDiversity(list(0, 1), of)).toBe(0);
    expect(intraListDiversity(list(0, 2), of)).toBe(1);
    expect(intraListDiversity(list(0, 1, 2), of)).toBeCloseTo(2 / 3, 12);
  });

  it('says nothing of fewer than two', () => {
    expect(intraListDiversity(list(0), of)).toBeNull();
  });
});
