import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldTitle } from '../../../src/search/fold-title.ts';
import { readNumber, spellNumber } from '../../../src/search/title-numbers.ts';
import { canonicalTitle, otherSpellings, otherWords } from '../../../src/search/title-spellings.ts';

const canonical = (title: string): string => canonicalTitle(foldTitle(title)).text;

describe('the canonical spelling', () => {
  it.each([
    ['iron man three', 'Iron Man 3'],
    ['Rocky II', 'rocky two'],
    ['the godfather part three', 'The Godfather Part III'],
    ['it 2', 'It Chapter Two'],
    ['kill bill volume two', 'Kill Bill: Vol. 2'],
    ['dune part one', 'Dune'],
    ['twelve angry men', '12 Angry Men'],
    ['forty year old virgin', '40 Year Old Virgin'],
    ['twenty one grams', '21 Grams'],
    ['one hundred and one dalmatians', '101 Dalmatians'],
    ['ten thousand bc', '10,000 BC'],
    ['3 thousand years of longing', 'Three Thousand Years of Longing'],
    ['nineteen eighty four', '1984'],
    ['fourteen oh eight', '1408'],
    ['two thousand and one a space odyssey', '2001: A Space Odyssey'],
    ['friday the thirteenth', 'Friday the 13th'],
    ['the 6th sense', 'The Sixth Sense'],
    ['twenty first century', '21st century'],
    ['doctor no', 'Dr. No'],
    ['batman versus superman', 'Batman v Superman'],
  ])('of %s is that of %s', (typed, title) => {
    expect(canonical(typed)).toBe(canonical(title));
  });

  it.each([
    ['Rocky V', 'Rocky IV'],
    ['One, Two, Three', '123'],
    ['The Sixth Sense', '6 sense'],
    ['V for Vendetta', 'versus for vendetta'],
    ['Star Wars: Episode V - The Empire Strikes Back', 'Star Wars versus The Empire Strikes Back'],
  ])('of %s is not that of %s', (one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });
});

describe('a number', () => {
  it('is read back from each of its spellings', () => {
    fc.assert(
      fc.property(fc.nat(999_999), (value) => {
        for (const spelling of spellNumber({ value, ordinal: false })) {
          const words = spelling.split(' ');
          expect(readNumber(words, 0), spelling).toEqual({ value, ordinal: false, words: words.length });
        }
      }),
    );
    for (let value = 1; value < 100; value++) {
      for (const spelling of spellNumber({ value, ordinal: true })) {
        const words = spelling.split(' ');
        expect(readNumber(words, 0), spelling).toEqual({ value, ordinal: true, words: words.length });
      }
    }
  });

  it('starts at a word, or there is none', () => {
    expect(readNumber(['the', 'three', 'musketeers'], 1)).toEqual({ value: 3, ordinal: false, words: 1 });
    expect(readNumber(['the', 'three'], 0)).toBeNull();
    expect(readNumber(['hundred', 'and'], 0)).toBeNull();
    expect(readNumber([], 0)).toBeNull();
  });
});

describe('other spellings', () => {
  it('are bounded, differ from what was typed and are the same title', () => {
    const word = fc.constantFrom(
      'one',
      '2',
      'three',
      '13',
      'part',
      'the',
      'dr',
      'night',
      'v',
      '1984',
      'first',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const folded = words.join(' ');
        const spellings = otherSpellings(folded);
        expect(spellings.length).toBeLessThanOrEqual(40);
        expect(spellings).not.toContain(folded);
      }),
    );
    expect(otherSpellings('iron man three')).toContain('iron man 3');
    expect(otherSpellings('it 2')).toContain('it chapter two');
    expect(otherSpellings('night')).toEqual([]);
  });

  it('of a word are words', () => {
    expect(otherWords('three')).toEqual(['3']);
    expect(otherWords('doctor')).toEqual(['dr']);
    expect(otherWords('101')).toEqual([]);
  });
});
