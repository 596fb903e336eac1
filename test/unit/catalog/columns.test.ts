import { describe, expect, it } from 'vitest';
import { checkColumns, columnNotes, columnReader, objectReader } from '../../../src/catalog/movie-record.ts';
import type { Rejection } from '../../../src/catalog/rejection.ts';

const row = (header: readonly string[], values: readonly unknown[]) => {
  const unreadable: Rejection[] = [];
  const record = columnReader(header, 'movies', 'x.csv', [values])(values, unreadable);
  return { record, unreadable: unreadable.map(({ reason }) => reason) };
};

describe('the id of a movie', () => {
  it.each(['tmdb_id', 'tmdbId', 'TMDB ID', 'movie_id'])(
    'is that of %s, wherever an id of the file stands',
    (name) => {
      const wanted = { id: 11, title: 'Star Wars', voteCount: 9 };
      expect(row(['id', 'title', 'vote_count', name], ['1', 'Star Wars', '9', '11']).record).toEqual(wanted);
      const read = objectReader('movies');
      expect(read({ id: 1, title: 'Star Wars', vote_count: 9, [name]: 11 }, [])).toEqual(wanted);
    },
  );

  it('is not taken from digits that a spreadsheet has lost', () => {
    const { record } = row(['id', 'title', 'vote_count'], ['1.57E+05', 'Interstellar', '9']);
    expect(record).toMatchObject({ reason: expect.stringContaining('scientific notation') as unknown });
  });

  it('is not that of MovieLens', () => {
    expect(() => {
      checkColumns(['movieId', 'title', 'genres'], 'movies', 'movies.csv');
    }).toThrow(/MovieLens/);
  });
});

describe('columns', () => {
  it.each([
    ['voteCount', 'releaseDate', 'originalTitle'],
    ['VoteCount', 'ReleaseDate', 'OriginalTitle'],
    ['VOTE_COUNT', 'RELEASE_DATE', 'ORIGINAL_TITLE'],
    ['Vote Count', 'release-date', 'original.title'],
  ])('are understood as %s', (votes, date, original) => {
    const header = ['ID', 'Title', votes, date, original];
    const wanted = { id: 1, title: 'A', voteCount: 9, releaseDate: '2010-07-15', originalTitle: 'B' };
    const values = [1, 'A', 9, '2010-07-15', 'B'];
    expect(row(header, values).record).toEqual(wanted);
    const object = Object.fromEntries(header.map((name, i) => [name, values[i]]));
    expect(objectReader('movies')(object, [])).toEqual(wanted);
  });

  it('that are not read and not there are named', () => {
    const notes = columnNotes(['id', 'title', 'overview', 'monitored', 'sortTitle'], 'movies').join('; ');
    expect(notes).toMatch(/not read: monitored, sortTitle/);
    expect(notes).toMatch(/not there: .*vote_count/);
    expect(notes).toMatch(/0 votes, and training takes movies of 5 votes and more/);
  });
});

describe('a cell that cannot be read', () => {
  it('costs its field and not the movie', () => {
    const header = ['id', 'title', 'vote_average', 'runtime', 'adult', 'release_date', 'homepage'];
    const { record, unreadable } = row(header, [
      '1',
      'A',
      '11',
      'long',
      'maybe',
      'soon',
      'javascript:alert(1)',
    ]);
    expect(record).toEqual({ id: 1, title: 'A' });
    expect(unreadable).toHaveLength(5);
  });

  it('is none where a comma separates decimals or thousands', () => {
    expect(row(['id', 'title', 'overview', 'vote_average'], ['1', 'A', '', '8,372']).record).toMatchObject({
      voteAverage: 8.372,
    });
    expect(row(['id', 'title', 'vote_count'], ['1', 'A', '39,362']).record).toMatchObject({
      voteCount: 39_362,
    });
    expect(row(['id', 'title', 'vote_count'], ['1', 'A', '39.362']).record).toMatchObject({
      voteCount: 39_362,
    });
    expect(row(['id', 'title', 'vote_count'], ['1', 'A', '362.000']).record).toMatchObject({
      voteCount: 362,
    });
    expect(row(['id', 'title', 'overview', 'popularity'], ['1', 'A', '', '1.234,5']).record).toMatchObject({
      popularity: 1_234.5,
    });
  });
});
