import { expect, test } from 'vitest';
import { WalHistory } from '../../../src/database/wal-history.ts';

test('a replica is as old as the moment when the primary went past it', () => {
  let now = 0;
  const history = new WalHistory(10_000, () => now);
  history.add(100);
  now = 1_000;
  history.add(200);
  now = 3_000;
  history.add(300);
  expect(history.lagMs(300)).toBe(0);
  now = 4_000;
  expect(history.lagMs(250)).toBe(1_000);
  expect(history.lagMs(150)).toBe(3_000);
});

test('nothing written is nothing missed, however long', () => {
  let now = 0;
  const history = new WalHistory(10_000, () => now);
  for (; now < 100_000; now += 1_000) history.add(500);
  expect(history.lagMs(500)).toBe(0);
  expect(history.lagMs(499)).toBeGreaterThan(10_000);
});

test('what is further behind than the span is told as more than that', () => {
  let now = 0;
  const history = new WalHistory(10_000, () => now);
  for (let position = 0; now < 100_000; now += 1_000) history.add((position += 10));
  expect(history.lagMs(5)).toBeGreaterThan(10_000);
});

test('after a failover to a server that was behind, its own positions count', () => {
  const history = new WalHistory(10_000, () => 0);
  history.add(1_000);
  history.add(900);
  expect(history.lagMs(900)).toBe(0);
});
