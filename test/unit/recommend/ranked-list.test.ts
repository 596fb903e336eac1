import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOTHING_FOUND, type Neighbours } from '../../../src/recommend/neighbours.ts';
import type { ListPosition } from '../../../src/recommend/page-cursor.ts';
import type { Pool } from '../../../src/recommend/pools.ts';
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

function ranked(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted((a, b) => b.score - a.score || a.movieId - b.movieId);
}

const WHOLE = { first: 1_000, after: null };
const POOL: Pool = { limit: 500, best: 500, part: 'indexed' };

function found(candidates: readonly Candidate[], more: Partial<Neighbours> = {}): Neighbours {
  return { ...NOTHING_FOUND, candidates: ranked(candidates), poolSize: candidates.length, ...more };
}

function idsOf(list: RankedList): number[] {
  return list.page().items.map((item) => item.movieId);
}

function listOf(pools: readonly (readonly Candidate[])[], diversity = 0): number[] {
  const list = new RankedList({ ...WHOLE, diversity });
  for (const candidates of pools) list.add(POOL, found(candidates));
  return idsOf(list);
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
    const list = new RankedList({ ...WHOLE, diversity: 0 });
    const candidates = [candidate(7, 0.9, { title: 'Movie 1' }), candidate(8, 0.8)];
    list.add(POOL, found(candidates, { askedAbout: new Set(['movie 1 2000']) }));
    expect(idsOf(list)).toEqual([8]);
  });
});

describe('a pool is wanted', () => {
  const few: Pool = { limit: 4, best: 2, part: 'indexed' };
  const all: Pool = { ...few, best: 4 };
  const next: Pool = { limit: 8, best: 2, part: 'indexed' };
  const rest: Pool = { ...all, part: 'rest' };
  const wanted = (list: RankedList) => [few, all, next, rest].filter((pool) => list.wants(pool));
  const movies = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => candidate(from + i, 1 - (from + i) / 100));
  const listFor = (first: number) => new RankedList({ first, after: null, diversity: 0 });

  test('until it is known whether another page follows', () => {
    const list = listFor(1);
    expect(list.wants(few)).toBe(true);
    list.add(few, found(movies(1, 2), { poolSize: 4 }));
    expect(wanted(list)).toEqual([]);
    expect(list.page()).toMatchObject({ start: 0, hasNextPage: true });
  });

  test('whole, when the few that were fetched do not fill the page', () => {
    const list = listFor(3);
    list.add(few, found(movies(1, 2), { poolSize: 4 }));
    expect(wanted(list)).toContain(all);
    expect(list.wants(next)).toBe(false);
    list.add(all, found(movies(1, 4)));
    expect(idsOf(list)).toEqual([1, 2, 3]);
  });

  test('of the next size, when it was full and the page is not', () => {
    const list = listFor(4);
    list.add(all, found(movies(1, 4)));
    expect(list.wants(next)).toBe(true);
    expect(list.wants(rest)).toBe(false);
  });

  test('of the movies outside the index, once the index has no more', () => {
    const list = listFor(4);
    list.add(all, found(movies(1, 3)));
    expect(wanted(list)).toEqual([rest]);
    list.add(rest, found(movies(9, 9)));
    expect(idsOf(list)).toEqual([1, 2, 3, 9]);
  });
});

describe('a page after a cursor', () => {
  const list = (after: ListPosition) => {
    const it = new RankedList({ first: 2, after, diversity: 0 });
    it.add(POOL, found([candidate(1, 0.9), candidate(2, 0.8), candidate(3, 0.7), candidate(4, 0.6)]));
    return it;
  };

  test('starts behind its movie', () => {
    expect(list({ position: 0, movieId: 1 }).page()).toMatchObject({ start: 1, hasNextPage: true });
  });

  test('follows the movie when the catalogue moved it', () => {
    const page = list({ position: 0, movieId: 2 }).page();
    expect(page.items.map(({ movieId }) => movieId)).toEqual([3, 4]);
  });

  test('goes on at the place of a movie that is gone', () => {
    const page = list({ position: 0, movieId: 99 }).page();
    expect(page.items.map(({ movieId }) => movieId)).toEqual([2, 3]);
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
