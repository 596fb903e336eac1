import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../src/catalog/cursor.ts';

test('a cursor is read back as it was written', () => {
  const part = fc.oneof(fc.string({ maxLength: 30 }), fc.integer(), fc.constant(null));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
      expect(decodeCursor(encodeCursor(parts))).toEqual(parts);
    }),
  );
});

test('anything else is refused with BAD_CURSOR', () => {
  const objects = [{}, [{}], [true], 'text', 7].map((value) =>
    Buffer.from(JSON.stringify(value)).toString('base64url'),
  );
  for (const cursor of ['', 'garbage!', 'bm90IGpzb24', 'x'.repeat(2_000), ...objects]) {
    expect(() => decodeCursor(cursor)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
  }
});
