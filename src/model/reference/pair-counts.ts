import { NumberList } from '../growable.ts';
import { hashPair, PairTable } from './pair-table.ts';
import type { TokenSequence } from './token-sequence.ts';

/** Pairs of neighbouring tokens, numbered by `table`, and how often they appear. */
export interface PairCounts {
  readonly table: PairTable;
  readonly occurrences: NumberList<Uint32Array>;
  readonly documents: NumberList<Uint32Array>;
}

const MAX_BUCKETS = 1 << 25;
const FULL_BUCKET = 0xffff;

/**
 * Counts the pairs of neighbours that appear at least `atLeast` times. Both tokens must be `frequent`, since a pair is
 * never more frequent than its parts. Almost all pairs in a text are rare, and a table of all of them would be huge. So
 * a first pass only counts pairs by hash bucket, and a second pass counts exactly the pairs in buckets with enough of
 * them (Park, Chen & Yu 1995). Rare pairs that share a bucket are counted too, which does no harm.
 */
export function countPairs(sequence: TokenSequence, frequent: Uint8Array, atLeast: number): PairCounts {
  const buckets = countBuckets(sequence, frequent);
  const mask = buckets.length - 1;
  const enough = Math.min(atLeast, FULL_BUCKET);
  const table = new PairTable();
  const occurrences = new NumberList(Uint32Array);
  const documents = new NumberList(Uint32Array);
  const lastDocument = new NumberList(Uint32Array);
  let document = 1;
  let previous = -1;
  for (const entries of sequence.blocks()) {
    for (const entry of entries) {
      const before = previous;
      previous = entry - 1;
      if (entry === 0) document += 1;
      if (before < 0 || entry === 0 || frequent[previous] === 0 || frequent[before] === 0) continue;
      if (buckets[hashPair(before, previous) & mask]! < enough) continue;
      const pair = table.intern(before, previous);
      if (pair === occurrences.length) {
        occurrences.push(1);
        documents.push(1);
        lastDocument.push(document);
      } else {
        occurrences.add(pair, 1);
        if (lastDocument.get(pair) === document) continue;
        lastDocument.set(pair, document);
        documents.add(pair, 1);
      }
    }
  }
  return { table, occurrences, documents };
}

/** How many pairs of frequent neighbours fall into each bucket. A count stops at its maximum. */
function countBuckets(sequence: TokenSequence, frequent: Uint8Array): Uint16Array {
  const buckets = new Uint16Array(bucketCount(sequence.length));
  const mask = buckets.length - 1;
  let previous = -1;
  for (const entries of sequence.blocks()) {
    for (const entry of entries) {
      const before = previous;
      previous = entry - 1;
      if (before < 0 || entry === 0 || frequent[previous] === 0 || frequent[before] === 0) continue;
      const bucket = hashPair(before, previous) & mask;
      if (buckets[bucket]! < FULL_BUCKET) buckets[bucket]! += 1;
    }
  }
  return buckets;
}

/** About two buckets per token: a power of two. */
function bucketCount(tokens: number): number {
  let buckets = 1 << 12;
  while (buckets < 2 * tokens && buckets < MAX_BUCKETS) buckets *= 2;
  return buckets;
}
