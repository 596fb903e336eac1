import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLiteral, type Literal } from '../../../src/catalog/lists/literal.ts';

describe('literals', () => {
  it('written as JSON are read as JSON.parse reads them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseLiteral(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each<[string, Literal]>([
    [`[{'id': 16, 'name': 'Animation'}]`, [{ id: 16, name: 'Animation' }]],
    [`["Jane's", 'a "b"', 'it\\'s']`, ["Jane's", 'a "b"', "it's"]],
    [`(1, -2.5, 3e2, None, True, False,)`, [1, -2.5, 300, null, true, false]],
    [`['\\xe9\\u00e9\\U0001f600\\n\\\\']`, ['éé😀\n\\']],
    [`[]`, []],
    [`{'a': {'b': ['c']}}`, { a: { b: ['c'] } }],
    [`{"runtime": NaN, "title": "x"}`, { runtime: null, title: 'x' }],
    [`['\\d']`, ['\\d']],
  ])('printed by Python: %s', (text, value) => {
    expect(parseLiteral(text)).toEqual(value);
  });

  it.each(['', '[', "['a'", "['a' 'b']", '{1}', "{'a' 1}", '[1] 2', 'word', "'open", '[,]', '['.repeat(100)])(
    'are not %j',
    (text) => {
      expect(parseLiteral(text)).toBeUndefined();
    },
  );

  it('never make the reader throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from(`[]{}()'",:\\ xu1aN`)) }), (text) => {
        parseLiteral(text);
      }),
    );
  });

  it('with a key called __proto__ stay plain data', () => {
    const value = parseLiteral(`{'__proto__': {'name': 'x'}}`) as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});
