import { describe, expect, it } from 'vitest';
import type { MovieRecord } from '../../../src/catalog/movie-record.ts';
import { TupleWriter } from '../../../src/database/tuple-writer.ts';
import { movieBatch, type MovieBatch } from '../../../src/ingest/movie-batch.ts';
import { SeenIds } from '../../../src/ingest/seen-ids.ts';

function batch(records: readonly MovieRecord[], seen = new SeenIds()): MovieBatch {
  return movieBatch(
    records.map((record, at) => ({ line: at + 2, record })),
    seen,
    new TupleWriter(),
  );
}

/** Ids in the tuples, and the mask that ends each when `sparse`. */
function tuples({ tuples: chunks, sparse }: MovieBatch): { id: number; mask: number | null }[] {
  const bytes = Buffer.concat(chunks);
  const rows: { id: number; mask: number | null }[] = [];
  for (let at = 0; at < bytes.length;) {
    const fields = bytes.readInt16BE(at);
    at += 2;
    const ends = Array.from({ length: fields }, () => {
      const length = bytes.readInt32BE(at);
      at += 4 + Math.max(0, length);
      return at;
    });
    rows.push({
      id: bytes.readInt32BE(ends[0]! - 4),
      mask: sparse ? bytes.readInt32BE(ends.at(-1) - 4) : null,
    });
  }
  return rows;
}

describe('a batch of movies', () => {
  it('holds each movie once: of rows with one id the last wins, field by field', () => {
    const made = batch([
      { id: 7, title: 'Old', runtime: 90 },
      { id: 8, title: 'Other', runtime: 100 },
      { id: 7, title: 'New' },
    ]);
    expect(tuples(made).map(({ id }) => id)).toEqual([7, 8]);
    expect(made.duplicates).toBe(1);
    expect(made.sparse).toBe(false);
    expect(made.lines).toEqual(
      new Map([
        [7, 4],
        [8, 3],
      ]),
    );
  });

  it('knows which movies were in an earlier batch', () => {
    const seen = new SeenIds();
    batch([{ id: 1, title: 'A' }], seen);
    const second = batch(
      [
        { id: 1, title: 'B' },
        { id: 2, title: 'C' },
      ],
      seen,
    );
    expect(second.repeated).toEqual(new Set([1]));
    expect(second.duplicates).toBe(1);
  });

  it('has the fields its records have, in the order of the columns', () => {
    expect(batch([{ id: 1, cast: ['X'], title: 'A' }]).fields).toEqual(['title', 'cast']);
  });

  it('says of each record which fields it has when they differ', () => {
    const made = batch([
      { id: 1, title: 'A', runtime: null },
      { id: 2, title: 'B', genres: [] },
    ]);
    expect(made.fields).toEqual(['title', 'runtime', 'genres']);
    expect(tuples(made)).toEqual([
      { id: 1, mask: 0b011 },
      { id: 2, mask: 0b101 },
    ]);
  });
});

describe('seen ids', () => {
  it('remember every id up to the largest', () => {
    const seen = new SeenIds();
    const ids = [1, 2, 31, 32, 33, 32_767, 32_768, 1_000_000, 2_147_483_647];
    expect(ids.map((id) => seen.add(id))).toEqual(ids.map(() => false));
    expect(ids.map((id) => seen.add(id))).toEqual(ids.map(() => true));
    expect(seen.add(34)).toBe(false);
  });
});
