import { describe, expect, test } from 'vitest';
import { nameReader } from '../../../src/search/known-names.ts';

/** Country names as TMDB writes them, most frequent first, and enough of them that not all are listed. */
const COUNTRIES = (
  'United States of America|United Kingdom|France|Germany|Italy|Canada|Japan|Spain|Russia|India|Hong Kong|Sweden|Australia|' +
  'South Korea|Belgium|Poland|China|Finland|Denmark|Netherlands|Mexico|Brazil|Argentina|Switzerland|Czech Republic|Ireland|' +
  "Austria|Norway|Hungary|Greece|Turkey|Israel|Soviet Union|Bosnia and Herzegovina|Cote D'Ivoire|Vietnam|Iran|Taiwan"
).split('|');

describe('countries', () => {
  const countries = nameReader('countries', COUNTRIES);
  test.each([
    ['USA', 'United States of America'],
    ['US', 'United States of America'],
    ['us', 'United States of America'],
    ['u.s.a.', 'United States of America'],
    ['united states', 'United States of America'],
    ['UNITED STATES OF AMERICA', 'United States of America'],
    ['UK', 'United Kingdom'],
    ['Great Britain', 'United Kingdom'],
    ['gb', 'United Kingdom'],
    ['Korea', 'South Korea'],
    ['kor', 'South Korea'],
    ['Czechia', 'Czech Republic'],
    ['Holland', 'Netherlands'],
    ['USSR', 'Soviet Union'],
    ['England', 'United Kingdom'],
    ['soviet union', 'Soviet Union'],
    ['Côte d’Ivoire', "Cote D'Ivoire"],
    ['Viet Nam', 'Vietnam'],
    ['Atlantis', null],
    ['', null],
  ])('%j is %j', (asked, written) => {
    const read = countries(asked);
    expect('written' in read ? read.written : null).toBe(written);
  });

  test('of an unknown one the message lists near ones', () => {
    expect(countries('Frnace')).toEqual({
      problem: expect.stringMatching(/^the unknown country "Frnace"; near ones are France/) as string,
    });
    expect(countries('Swedn')).toEqual({ problem: expect.stringMatching(/near ones are Sweden/) as string });
  });

  test('where none is near it lists frequent ones', () => {
    expect(countries('qqqqqqqqqqqqqqqqq')).toEqual({
      problem: expect.stringMatching(
        /among the known ones are United States of America, United Kingdom/,
      ) as string,
    });
  });
});

describe('languages', () => {
  const languages = nameReader('languages', ['en', 'fr', 'de', 'cn', 'zh', 'sh', 'xx']);
  test.each([
    ['en', 'en'],
    ['EN', 'en'],
    ['English', 'en'],
    ['eng', 'en'],
    ['en-US', 'en'],
    ['deu', 'de'],
    ['ger', 'de'],
    ['Cantonese', 'cn'],
    ['chinese', 'zh'],
    ['sh', 'sh'],
    ['no language', 'xx'],
    ['Klingon', null],
    ['ko', null],
  ])('%j is %j', (asked, code) => {
    const read = languages(asked);
    expect('written' in read ? read.written : null).toBe(code);
  });

  test('few are all listed', () => {
    expect(languages('ko')).toEqual({
      problem: expect.stringMatching(/"ko"; known are en \(English\), fr \(French\)/) as string,
    });
  });
});

test('genres forgive case and punctuation', () => {
  const genres = nameReader('genres', ['Science Fiction', 'TV Movie', 'Film-Noir']);
  expect(genres('science-fiction')).toEqual({ written: 'Science Fiction' });
  expect(genres('film noir')).toEqual({ written: 'Film-Noir' });
  expect(genres('Sci-Fi')).toHaveProperty('problem');
});
