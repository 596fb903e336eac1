import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { readTypeDefinitions } from '../../../src/graphql/type-definitions.ts';
import { LIST_FORMATS, type MovieList } from '../../../src/lists/list-formats.ts';
import { listVariables } from '../../../src/lists/list-request.ts';

const schema = buildSchema(readTypeDefinitions({ admin: false }).join('\n'));

describe('the address of a list', () => {
  test('names movies by any id or title, and filters as the API does', () => {
    const address =
      'like=949&like=tt0112641&like=amelie&exclude=524&minYear=1990&minRating=6.5&genres=Drama,Crime&countries=France&ranking=similarity&limit=20';
    expect(listVariables(schema, new URLSearchParams(address))).toEqual({
      first: 20,
      input: {
        like: [{ tmdbId: 949 }, { imdbId: 'tt0112641' }, { title: 'amelie' }],
        dislike: [],
        exclude: [{ tmdbId: 524 }],
        filter: { minYear: 1990, minRating: 6.5, genres: ['Drama', 'Crime'], countries: ['France'] },
        ranking: 'SIMILARITY',
      },
    });
  });

  test.each([
    ['', 'Name at least one movie'],
    ['like=949&minyear=1990', 'There is no parameter "minyear"'],
    ['like=949&minYear=recent', 'minYear is "recent"; a number is accepted'],
    ['like=949&limit=101', 'limit is 101; 1 to 100 is accepted'],
    ['like=949&limit=', 'limit is ""'],
  ])('%s is refused', (address, message) => {
    expect(() => listVariables(schema, new URLSearchParams(address))).toThrow(message);
  });
});

const LIST: MovieList = {
  title: 'Movies like Tom & Jerry',
  link: 'http://localhost:4000/?like=949',
  movies: [
    {
      tmdbId: 949,
      imdbId: 'tt0113277',
      title: 'Heat, "uncut" <4K>',
      year: 1995,
      overview: 'Cops & robbers.\u0001',
      tmdbUrl: 'https://www.themoviedb.org/movie/949',
    },
    { tmdbId: 5, imdbId: null, title: 'Untitled', year: null, overview: null, tmdbUrl: null },
  ],
};

const written = (extension: string) =>
  LIST_FORMATS.find((format) => format.extension === extension)?.write(LIST);

describe('a list is written', () => {
  test('for Radarr as a bare array', () => {
    expect(JSON.parse(written('json') ?? '')).toEqual([
      { id: 949, imdb_id: 'tt0113277', title: 'Heat, "uncut" <4K>', year: 1995 },
      { id: 5, imdb_id: null, title: 'Untitled', year: null },
    ]);
  });

  test('for Letterboxd as CSV', () => {
    expect(written('csv')).toBe(
      'tmdbID,imdbID,Title,Year\r\n949,tt0113277,"Heat, ""uncut"" <4K>",1995\r\n5,,Untitled,\r\n',
    );
  });

  test('as RSS whose texts are escaped', () => {
    const rss = written('rss');
    expect(rss).toContain('<title>Movies like Tom &#38; Jerry</title>');
    expect(rss).toContain('<title>Heat, &#34;uncut&#34; &#60;4K&#62; (1995)</title>');
    expect(rss).toContain('<description>Cops &#38; robbers.</description>');
    expect(rss).toContain('<guid isPermaLink="false">tmdb:5</guid>');
  });
});
