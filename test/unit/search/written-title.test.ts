import { describe, expect, it } from 'vitest';
import { readWritten } from '../../../src/search/written-title.ts';
import { foldTitle } from '../../../src/search/fold-title.ts';

const readings = (written: string): string[] =>
  readWritten(written).map(({ text, year }) => foldTitle(text) + (year === null ? '' : ` <${year}>`));

describe('a title beside which something is written', () => {
  it.each([
    ['dune 2021', 'dune <2021>'],
    ['Dune (2021)', 'dune <2021>'],
    ['Dune(2021)', 'dune <2021>'],
    ['Dune,2021', 'dune <2021>'],
    ['Dune_2021', 'dune <2021>'],
    ['2021 Dune', 'dune <2021>'],
    ['(2021) Dune', 'dune <2021>'],
    ['Dune (2021-09-15)', 'dune <2021>'],
    ['Dune.Part.Two.2024.1080p.BluRay.x264-GROUP', 'dune part two <2024>'],
    ['Inception (2010 film)', 'inception <2010>'],
    ['Inception (2010 American film)', 'inception <2010>'],
    ["Inception (2010) - [Director's Cut]", 'inception <2010>'],
    ['Inception (2010) {tmdb-27205}', 'inception <2010>'],
    ['Inception [Blu-ray]', 'inception'],
    ['inception.2010.mkv', 'inception <2010>'],
    ['[Group] Inception (2010) [BD 1080p HEVC]', 'inception <2010>'],
    ['INCEPTION_(2010)_WEB-DL_DDP5.1_H264', 'inception <2010>'],
    ["Inception '10", 'inception <2010>'],
    ["Alien '79", 'alien <1979>'],
    ['Inception, a 2010 film', 'inception <2010>'],
    ['Schindler&#39;s List', 'schindlers list'],
    ['Fast &amp; Furious', 'fast and furious'],
    ['The%20Lord%20of%20the%20Rings%3A%20The%20Two%20Towers', 'the lord of the rings the two towers'],
    ['100% Wolf', '100 wolf'],
    ['Inception (Extended Edition)', 'inception'],
    ["Blade Runner - The Director's Cut", 'blade runner'],
    ['Inception movie', 'inception'],
    ['the movie Inception', 'inception'],
    ['blade runner 2049', 'blade runner <2049>'],
    ['Postman, The (Postino, Il) (1994)', 'the postman <1994>'],
    ['Postman, The (Postino, Il) (1994)', 'il postino <1994>'],
    ['Seven (a.k.a. Se7en) (1995)', 'se7en <1995>'],
    ['Misérables, Les (1995)', 'les miserables <1995>'],
    ["Avventura, L' (1960)", 'lavventura <1960>'],
  ])('is read from %s as %s', (written, reading) => {
    expect(readings(written)).toContain(reading);
  });

  it.each(['Inception', 'dune 2021', '(500) Days of Summer', '[REC]³', '2012', '(2012)', 'Scary Movie'])(
    'is first of all the whole of %s',
    (written) => {
      expect(readings(written)[0]).toBe(foldTitle(written));
    },
  );

  it.each(['2012', '(2012)', 'dune2021', 'dune 20211', 'dune 1492', '... 2012'])(
    'has no year in %s',
    (written) => {
      expect(readWritten(written).every(({ year }) => year === null)).toBe(true);
    },
  );

  it('keeps brackets that a title begins with', () => {
    expect(readings('(500) Days of Summer (2009)')).toContain('500 days of summer <2009>');
    expect(readings('(500) Days of Summer (2009)')).not.toContain('days of summer <2009>');
  });

  it('calls a guess what may be a part of the title', () => {
    const guesses = readWritten('Scary Movie').filter(({ guessed }) => guessed);
    expect(guesses.map(({ text }) => text)).toEqual(['scary']);
  });
});
