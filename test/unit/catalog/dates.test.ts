import { describe, expect, it } from 'vitest';
import { dateReader } from '../../../src/catalog/dates.ts';
import { type DateOrder, NO_HINTS } from '../../../src/catalog/read-value.ts';
import { Rejection } from '../../../src/catalog/rejection.ts';

/** What a column of these values becomes. */
function column(values: readonly unknown[], dateOrder: DateOrder | null = null): readonly unknown[] {
  const { read, readerFor } = dateReader('release_date', 1800, 2200);
  const chosen = readerFor?.(values, { ...NO_HINTS, dateOrder }) ?? read;
  return values.map((value) => {
    const day = chosen(value);
    return day instanceof Rejection ? 'unreadable' : day;
  });
}

describe('a column of dates', () => {
  it.each<[string, unknown]>([
    ['ISO 8601', '2010-07-15'],
    ['slashes', '2010/07/15'],
    ['no separators', '20100715'],
    ['a number', 20100715],
    ['day, month in words', '15 July 2010'],
    ['day, month in words, without spaces', '15JUL2010'],
    ['month in words, day', 'July 15, 2010'],
    ['short months', '15-Jul-2010'],
    ['ordinals', 'Jul 15th, 2010'],
    ['RFC 1123', 'Thu, 15 Jul 2010 00:00:00 GMT'],
    ['Japanese', '2010年7月15日'],
    ['an offset', '2010-07-15T00:00:00+02:00'],
    ['seconds since 1970', 1279152000n],
    ['milliseconds since 1970', '1279152000000'],
    ['microseconds since 1970', 1279152000000000n],
    ['nanoseconds since 1970', 1279152000000000000n],
  ])('reads %s', (_, value) => {
    expect(column([value])).toEqual(['2010-07-15']);
  });

  it('takes the first for what is not said', () => {
    expect(column(['2010-07', '2010', 'July 2010', '2010.0', '', null, 'NaT'])).toEqual([
      '2010-07-01',
      '2010-01-01',
      '2010-07-01',
      '2010-01-01',
      null,
      null,
      null,
    ]);
  });

  it('finds out whether day or month comes first from all of them', () => {
    expect(column(['03/04/2010', '15/07/2010'])).toEqual(['2010-04-03', '2010-07-15']);
    expect(column(['03/04/2010', '07/15/2010'])).toEqual(['2010-03-04', '2010-07-15']);
    expect(column(['03.04.2010'])).toEqual(['2010-04-03']);
  });

  it('asks where they do not show it, and does as it is told', () => {
    expect(() => column(['03/04/2010', '05/06/2011'])).toThrow(/03\/04\/2010.*--date-order dmy.*mdy/);
    expect(column(['03/04/2010'], 'dmy')).toEqual(['2010-04-03']);
    expect(column(['03/04/2010'], 'mdy')).toEqual(['2010-03-04']);
  });

  it('has the days of a time zone whose midnights it holds', () => {
    const berlin = ['2010-07-14T22:00:00Z', '1994-12-13T23:00:00Z'];
    const newYork = ['2010-07-15T04:00:00Z', '1994-12-14T05:00:00Z'];
    const days = ['2010-07-15', '1994-12-14'];
    expect(column(berlin)).toEqual(days);
    expect(column(berlin.map((text) => new Date(text)))).toEqual(days);
    expect(column(newYork)).toEqual(days);
  });

  it('has the days of UTC for moments at any time of day', () => {
    const moments = ['T22:00:00Z', 'T00:00:00Z', 'T09:30:00Z'].map((time) => `2010-07-15${time}`);
    expect(column(moments)).toEqual(['2010-07-15', '2010-07-15', '2010-07-15']);
  });

  it('counts days before 1970', () => {
    expect(column([-866332800, 1279152000])).toEqual(['1942-07-20', '2010-07-15']);
  });

  it('loses what is no date', () => {
    expect(column(['2010-02-30', 'soon', '99/99/2010', {}])).toEqual(
      Array.from({ length: 4 }, () => 'unreadable'),
    );
  });
});
