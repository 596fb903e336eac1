import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/features/token-scanner.ts';

describe('tokenize', () => {
  it('finds runs of two and more letters, digits and underscores of any script', () => {
    expect(tokenize('amélie poulain, à paris (2001)')).toEqual(['amélie', 'poulain', 'paris', '2001']);
    expect(tokenize('千と千尋の神隠し')).toEqual(['千と千尋の神隠し']);
    expect(tokenize('братья_2 и я')).toEqual(['братья_2']);
    expect(tokenize("it's a.i. x-ray")).toEqual(['it', 'ray']);
  });

  it('takes numbers that are not decimal digits, as Python does', () => {
    expect(tokenize('8½ km² Ⅷa')).toEqual(['8½', 'km²', 'Ⅷa']);
  });

  it('cuts at combining marks, as Python does', () => {
    expect(tokenize('cafe\u0301s')).toEqual(['cafe']);
    expect(tokenize('हिन्दी')).toEqual([]);
  });

  it('counts a character outside the basic plane as one', () => {
    expect(tokenize('𠮷')).toEqual([]);
    expect(tokenize('𠮷野')).toEqual(['𠮷野']);
    expect(tokenize('ab😀cd')).toEqual(['ab', 'cd']);
    expect(tokenize('ab\ud800cd')).toEqual(['ab', 'cd']);
  });

  it('agrees with the regular expression it stands for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(tokenize(text)).toEqual(text.match(/[\p{L}\p{N}_]{2,}/gu) ?? []);
      }),
    );
  });
});
