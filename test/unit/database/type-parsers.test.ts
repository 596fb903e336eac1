import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatVector, parseVector } from '../../../src/database/type-parsers.ts';

test('a vector written as text is read back as it was', () => {
  fc.assert(
    fc.property(fc.float32Array({ minLength: 1, noNaN: true, noDefaultInfinity: true }), (vector) => {
      expect(parseVector(formatVector(vector))).toEqual(vector.map((value) => (value === 0 ? 0 : value)));
    }),
  );
});

test("reads pgvector's own way of writing numbers", () => {
  expect([...parseVector('[1,-0.5,3e-05,1.5e+20]')]).toEqual([...Float32Array.from([1, -0.5, 3e-5, 1.5e20])]);
});
