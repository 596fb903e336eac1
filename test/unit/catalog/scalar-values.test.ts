import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rejection } from '../../../src/catalog/rejection.ts';
import { fieldReader } from '../../../src/catalog/field-reader.ts';
import { cleanLine, cleanText, readId } from '../../../src/catalog/scalar-values.ts';
import { FIELD_ROWS } from '../../../src/movie/movie.ts';

const readDate = fieldReader(FIELD_ROWS.releaseDate).read;

const rejected = expect.any(Rejection) as unknown;

function cases(read: (value: unknown) => unknown, table: readonly [unknown, unknown][]): void {
  for (const [value, expected] of table) {
    it(inspect(value), () => {
      expect(read(value)).toEqual(expected);
    });
  }
}

describe('id', () => {
  cases(readId, [
    ['27205', 27205],
    [27205n, 27205],
    ['27205.0', 27205],
    [' 7 ', 7],
    ['2147483647', 2147483647],
    ['2147483648', rejected],
    ['1.57E+05', rejected],
    ['0', rejected],
    ['-1', rejected],
    ['1.5', rejected],
    ['0x10', rejected],
    ['1997-08-20', rejected],
    ['', rejected],
    [null, rejected],
  ]);
});

describe('date', () => {
  cases(readDate, [
    ['2010-07-15', '2010-07-15'],
    ['2010-7-5', '2010-07-05'],
    ['2010-07-15 00:00:00', '2010-07-15'],
    ['2010-07-15T00:00:00Z', '2010-07-15'],
    ['2010', '2010-01-01'],
    [2010, '2010-01-01'],
    [new Date('2010-07-15'), '2010-07-15'],
    ['', null],
    [null, null],
    ['nan', null],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', rejected],
    ['1900-02-29', rejected],
    ['2010-13-01', rejected],
    ['2010-00-10', rejected],
    ['2010-04-00', rejected],
    ['0001-01-01', rejected],
    ['9999-12-31', rejected],
    ['15/07/2010', '2010-07-15'],
    ['03/04/2010', rejected],
    ['soon', rejected],
    [{}, rejected],
    [new Date(Number.NaN), null],
  ]);

  it('is read for every day there is', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1800-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }),
        (day) => {
          const text = day.toISOString().slice(0, 10);
          expect(readDate(text)).toBe(text);
        },
      ),
    );
  });
});

describe('numbers', () => {
  describe('vote average', () => {
    cases(fieldReader(FIELD_ROWS.voteAverage).read, [
      ['8.372', 8.372],
      ['10', 10],
      ['0', 0],
      ['', null],
      ['10.1', rejected],
      ['-1', rejected],
      ['good', rejected],
    ]);
  });
  describe('vote count', () => {
    cases(fieldReader(FIELD_ROWS.voteCount).read, [
      ['5415.0', 5415],
      ['', 0],
      ['-3', rejected],
      ['3.5', rejected],
      ['99999999999', rejected],
    ]);
  });
  describe('runtime', () => {
    cases(fieldReader(FIELD_ROWS.runtime).read, [
      ['148', 148],
      ['81.0', 81],
      ['97.5', 98],
      ['0', null],
      ['-5', null],
      ['', null],
      ['40000', rejected],
      ['long', rejected],
    ]);
  });
});

describe('adult', () => {
  cases(fieldReader(FIELD_ROWS.adult).read, [
    ['False', false],
    ['True', true],
    ['true', true],
    ['0', false],
    ['t', true],
    ['f', false],
    [1, true],
    ['', false],
    [null, false],
    ['maybe', rejected],
  ]);
});

describe('IMDb id', () => {
  cases(fieldReader(FIELD_ROWS.imdbId).read, [
    ['tt1375666', 'tt1375666'],
    ['0114709', 'tt0114709'],
    ['114709', 'tt0114709'],
    [114709, 'tt0114709'],
    ['nm0000001', rejected],
    ['', null],
    [null, null],
  ]);
});

describe('text', () => {
  it('loses control characters and lone surrogates and keeps everything else', () => {
    expect(cleanText('  a\0b\ud800c\u0007 \r\n d😀 ')).toBe('abc \n d😀');
    expect(cleanLine('Star\r\n  Wars\t IV')).toBe('Star Wars IV');
  });

  it('is clean after cleaning, and can be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).not.toContain('\0');
        expect(Buffer.from(clean).toString()).toBe(clean);
      }),
    );
  });
});
