import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldTitle, significantWords, withoutSpaces } from '../../../src/search/fold-title.ts';

describe('foldTitle', () => {
  it.each([
    ['Amélie', 'amelie'],
    ['Spider-Man', 'spider man'],
    ['WALL·E', 'wall e'],
    ['Ocean’s Eleven', 'oceans eleven'],
    ["Ocean's Eleven", 'oceans eleven'],
    ['Deadpool & Wolverine', 'deadpool and wolverine'],
    ['Straße ÆŒØŁĐ', 'strasse aeoeold'],
    ['İSTANBUL', 'istanbul'],
    ['Alien³', 'alien3'],
    ['Ｄｕｎｅ', 'dune'],
    ['ﬁre', 'fire'],
    ['Σίσυφος', 'σισυφοσ'],
    ['  l\u200bight  ', 'light'],
    ['千と千尋の神隠し', '千と千尋の神隠し'],
    ['👻 story', '👻 story'],
  ])('folds %s to %s', (title, folded) => {
    expect(foldTitle(title)).toBe(folded);
  });

  it('keeps marks that make another letter: dakuten and Indic vowels', () => {
    expect(foldTitle('ガ')).not.toBe(foldTitle('カ'));
    expect(foldTitle('हिन्दी')).toBe('हिन्दी'.normalize('NFC'));
  });

  it('reads roman numerals as digits except in first place and in initials', () => {
    expect(foldTitle('Rocky II')).toBe('rocky 2');
    expect(foldTitle('Star Wars: Episode IV – A New Hope')).toBe('star wars episode 4 a new hope');
    expect(foldTitle('X-Men')).toBe('x men');
    expect(foldTitle('V for Vendetta')).toBe('v for vendetta');
    expect(foldTitle('R.I.P.D.')).toBe('r i p d');
    expect(foldTitle('The King and I')).toBe('the king and i');
    expect(foldTitle('Saw XXXIX')).toBe('saw 39');
  });

  it('reads numerals beside numerals the same the second time', () => {
    expect(foldTitle('0 x I')).toBe('0 10 1');
    const word = fc.constantFrom('i', 'v', 'x', 'ii', 'xiv', '0', 'a', 'and', 'saw');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const folded = foldTitle(words.join(' '));
        expect(foldTitle(folded)).toBe(folded);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves nothing of punctuation', () => {
    expect(foldTitle('...!?')).toBe('');
    expect(foldTitle('')).toBe('');
  });

  it('changes nothing the second time, and has no space too many', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (title) => {
        const folded = foldTitle(title);
        expect(foldTitle(folded)).toBe(folded);
        expect(folded).not.toMatch(/^ | {2}| $/);
      }),
      { numRuns: 500 },
    );
  });

  it('folds ASCII titles as it folds others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }), (title) => {
        expect(foldTitle(`${title} é`)).toBe(foldTitle(`${foldTitle(title)} e`));
      }),
    );
  });
});

it('writes titles without spaces and without stop words', () => {
  expect(withoutSpaces('spider man')).toBe('spiderman');
  expect(significantWords('the way of water')).toEqual(['way', 'water']);
  expect(significantWords('it')).toEqual(['it']);
});
