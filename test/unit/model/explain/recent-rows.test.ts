import { expect, test } from 'vitest';
import type { ExplainedMovie } from '../../../../src/model/explain/described-term.ts';
import { RecentRows } from '../../../../src/model/explain/recent-rows.ts';

const MOVIE: ExplainedMovie = {
  id: 1,
  title: 'Arrival',
  overview: 'A linguist talks to visitors.',
  tagline: null,
  releaseDate: '2016-11-10',
  originalLanguage: 'en',
  voteCount: 10,
  voteAverage: 7.5,
  runtime: 116,
  genres: ['Drama'],
  companies: [],
  countries: [],
  spokenLanguages: [],
  keywords: ['language', 'alien'],
  directors: ['Denis Villeneuve'],
  cast: [],
};

/** Rows that tell how many were made. */
function counting() {
  let made = 0;
  const row = () => ({ indices: Uint16Array.of(0), values: Float32Array.of(++made) });
  const rows = new RecentRows({ terms: ['text:alien'], descriptiveColumns: 1, row });
  return (movie: ExplainedMovie) => rows.row(movie).values[0];
}

test('a movie is read once, though each request has a copy of it', () => {
  const read = counting();
  expect(read(MOVIE)).toBe(1);
  expect(read({ ...MOVIE, keywords: [...MOVIE.keywords] })).toBe(1);
});

test.each([
  { overview: 'A linguist talks to nobody.' },
  { keywords: ['language'] },
  { keywords: ['alien', 'language'] },
  { voteCount: 11 },
  { releaseDate: null },
])('a movie that has changed is read anew: %j', (change) => {
  const read = counting();
  read(MOVIE);
  expect(read({ ...MOVIE, ...change })).toBe(2);
  expect(read({ ...MOVIE, ...change })).toBe(2);
});

test('of many movies those used last are remembered', () => {
  const read = counting();
  read(MOVIE);
  for (let id = 2; id <= 3_000; id++) read({ ...MOVIE, id });
  expect(read(MOVIE)).toBe(1);
  read({ ...MOVIE, id: 3_001 });
  expect(read(MOVIE)).toBe(1);
  expect(read({ ...MOVIE, id: 2 })).toBe(3_002);
});
