import { describe, expect, test } from 'vitest';
import { poolsFor } from '../../../src/recommend/pools.ts';

const sizes = (length: number, diversity: number) =>
  poolsFor(length, diversity).map(({ limit, best, part }) => [limit, best, part]);

describe('the pools of a list', () => {
  test('are fetched in part first, then whole, then from outside the index', () => {
    expect(sizes(16, 0)).toEqual([
      [100, 24, 'indexed'],
      [100, 100, 'indexed'],
      [500, 24, 'indexed'],
      [500, 500, 'indexed'],
      [1_000, 24, 'indexed'],
      [1_000, 1_000, 'indexed'],
      [100, 100, 'rest'],
    ]);
  });

  test('are whole at once when the list is varied, or longer than they are', () => {
    const whole = [
      [100, 100, 'indexed'],
      [500, 500, 'indexed'],
      [1_000, 1_000, 'indexed'],
      [100, 100, 'rest'],
    ];
    expect(sizes(16, 0.5)).toEqual(whole);
    expect(sizes(2_000, 0)).toEqual(whole);
  });
});
