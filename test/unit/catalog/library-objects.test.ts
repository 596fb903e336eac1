import { describe, expect, it } from 'vitest';
import { withTmdbColumns } from '../../../src/catalog/library-objects.ts';
import { objectReader } from '../../../src/catalog/movie-record.ts';
import type { Rejection } from '../../../src/catalog/rejection.ts';

const INCEPTION = {
  id: 27_205,
  title: 'Inception',
  imdbId: 'tt1375666',
  releaseDate: '2010-07-15',
  runtime: 148,
  voteAverage: 8.4,
  genres: ['Action', 'Science Fiction'],
};

const OBJECTS: readonly (readonly [program: string, object: Record<string, unknown>])[] = [
  [
    'Jellyfin',
    {
      Id: 'f27caa37e5142225cceded48f6553502',
      Name: 'Inception',
      ProviderIds: { Tmdb: '27205', Imdb: 'tt1375666' },
      PremiereDate: '2010-07-15T00:00:00.0000000Z',
      RunTimeTicks: 88_800_000_000,
      CommunityRating: 8.4,
      Genres: ['Action', 'Science Fiction'],
    },
  ],
  [
    'Kodi',
    {
      movieid: 3,
      label: 'Inception',
      title: 'Inception',
      uniqueid: { tmdb: '27205', imdb: 'tt1375666' },
      premiered: '2010-07-15',
      runtime: 8_880,
      rating: 8.4,
      genre: ['Action', 'Science Fiction'],
    },
  ],
  [
    'Plex',
    {
      ratingKey: '3',
      guid: 'plex://movie/5d776825880197001ec90a97',
      Guid: [{ id: 'imdb://tt1375666' }, { id: 'tmdb://27205' }],
      title: 'Inception',
      originallyAvailableAt: '2010-07-15',
      duration: 8_880_000,
      audienceRating: 8.4,
      Genre: [{ tag: 'Action' }, { tag: 'Science Fiction' }],
    },
  ],
  [
    'Trakt',
    {
      title: 'Inception',
      ids: { trakt: 16_662, slug: 'inception-2010', imdb: 'tt1375666', tmdb: 27_205 },
      released: '2010-07-15',
      runtime: 148,
      rating: 8.4,
      genres: ['action', 'science-fiction'],
    },
  ],
  [
    'Radarr',
    {
      id: 3,
      title: 'Inception',
      tmdbId: 27_205,
      imdbId: 'tt1375666',
      inCinemas: '2010-07-15T00:00:00Z',
      runtime: 148,
      ratings: { imdb: { votes: 2_000_000, value: 8.8 }, tmdb: { votes: 39_362, value: 8.4 } },
      genres: ['Action', 'Science Fiction'],
      originalLanguage: { id: 1, name: 'English' },
    },
  ],
];

describe('a movie in the library of', () => {
  it.each(OBJECTS)('%s is read by its TMDB id, with what the program says of it', (_program, object) => {
    const unreadable: Rejection[] = [];
    const mapped = withTmdbColumns(object);
    expect(objectReader('movies', [mapped])(mapped, unreadable)).toMatchObject(INCEPTION);
    expect(unreadable).toEqual([]);
  });

  it('another program is left as it is', () => {
    const object = { id: 3, title: 'A', ids: { trakt: 1 }, genre: 'Drama' };
    expect(withTmdbColumns(object)).toBe(object);
  });
});
