import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/recommend/rank.ts';
import { RankedList } from '../../../src/recommend/ranked-list.ts';

function candidate(movieId: number, similarity: number, more: Partial<Candidate> = {}): Candidate {
  return {
    movieId,
    similarity,
    score: similarity,
    title: `Movie ${movieId}`,
    year: 2_000,
    embedding: null,
    ...more,
  };
}

const NOTHING = new Set<string>();

function ranked(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted((a, b) => b.score - a.score || a.movieId - b.movieId);
}

function listOf(pools: readonly (readonly Candidate[])[], diversity = 0): number[] {
  const list = new RankedList(diversity);
  for (const candidates of pools) list.addPool({ askedAbout: NOTHING, candidates: ranked(candidates) });
  list.extendTo(Infinity);
  return list.items.map((item) => item.movieId);
}

describe('the list', () => {
  test('keeps what earlier pools gave, whatever later ones hold', () => {
    const similarity = fc.double({ min: -1, max: 1, noNaN: true });
    const pool = fc.uniqueArray(fc.record({ id: fc.nat(60), similarity }), {
      selector: (entry) => entry.id,
      maxLength: 40,
    });
    fc.assert(
      fc.property(pool, pool, fc.constantFrom(0, 0.5), (first, second, diversity) => {
        const pools = [first, second].map((entries) => entries.map((e) => candidate(e.id, e.similarity)));
        const short = listOf(pools.slice(0, 1), diversity);
        const long = listOf(pools, diversity);
        expect(long.slice(0, short.length)).toEqual(short);
        expect(new Set(long).size).toBe(long.length);
        expect(new Set(long)).toEqual(new Set([...first, ...second].map((entry) => entry.id)));
      }),
    );
  });

  test('is the same when a pool is fetched in two goes, the best first', () => {
    const pool = ranked(
      Array.from({ length: 30 }, (_, i) => candidate(i, Math.sin(i), { title: `Movie ${i % 20}` })),
    );
    expect(listOf([pool.slice(0, 10), pool])).toEqual(listOf([pool]));
  });

  test('has a movie once when it is there under two ids: the better ranked', () => {
    const twice = [
      candidate(1, 0.8, { title: 'Amélie', year: 2001 }),
      candidate(2, 0.9, { title: 'AMELIE', year: 2001 }),
      candidate(3, 0.7, { title: 'Amélie', year: 2002 }),
      candidate(4, 0.6, { title: 'Amélie', year: null }),
      candidate(5, 0.5, { title: 'Amélie', year: null }),
    ];
    expect(listOf([twice])).toEqual([2, 3, 4, 5]);
    expect(listOf([twice.slice(0, 1), twice])).toEqual([1, 3, 4, 5]);
  });

  test('does not hold a movie asked about under another id', () => {
    const list = new RankedList(0);
    list.addPool({
      askedAbout: new Set(['movie 1 2000']),
      candidates: [candidate(7, 0.9, { title: 'Movie 1' }), candidate(8, 0.8)],
    });
    list.extendTo(Infinity);
    expect(list.items.map((item) => item.movieId)).toEqual([8]);
  });
});

describe('diversity', () => {
  const north = Float32Array.of(1, 0);
  const nearNorth = Float32Array.of(0.99, Math.sqrt(1 - 0.99 ** 2));
  const east = Float32Array.of(0, 1);
  const pool = [
    candidate(1, 0.9, { embedding: north }),
    candidate(2, 0.89, { embedding: nearNorth }),
    candidate(3, 0.6, { embedding: east }),
  ];

  test('0 is the order by score', () => {
    expect(listOf([pool])).toEqual([1, 2, 3]);
  });

  test('starts with the best and then prefers what is unlike it', () => {
    expect(listOf([pool], 0.5)).toEqual([1, 3, 2]);
    expect(listOf([pool], 1)).toEqual([1, 3, 2]);
  });

  test('a little of it changes nothing that is clearly better', () => {
    expect(listOf([pool], 0.1)).toEqual([1, 2, 3]);
  });
});
