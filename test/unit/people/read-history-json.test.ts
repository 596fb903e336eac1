import { describe, expect, test } from 'vitest';
import type { HistoryRow } from '../../../src/people/import/history-row.ts';
import { facts, read } from '../../support/read-history.ts';

describe('JSON is told by its keys', () => {
  test.each<[string, string, unknown, Partial<HistoryRow>]>([
    [
      'Trakt',
      'watched/watched-history-1.json',
      [
        {
          id: 1,
          watched_at: '2026-03-01T20:00:00.000Z',
          action: 'watch',
          type: 'movie',
          movie: {
            title: 'Heat',
            year: 1995,
            ids: { trakt: 1, slug: 'heat-1995', imdb: 'tt0113277', tmdb: 949 },
          },
        },
      ],
      {
        kind: 'movie',
        title: 'Heat',
        year: 1995,
        tmdbId: 949,
        imdbId: 'tt0113277',
        watched: true,
        watchedOn: '2026-03-01',
        plays: 1,
      },
    ],
    [
      'Trakt',
      'ratings-movies.json',
      [
        {
          rated_at: '2026-03-01T20:00:00.000Z',
          rating: 7,
          type: 'movie',
          movie: { title: 'Heat', year: 1995, ids: { tmdb: 949 } },
        },
      ],
      { kind: 'movie', title: 'Heat', year: 1995, tmdbId: 949, rating: 3.5, watched: true },
    ],
    [
      'Trakt',
      'lists-watchlist.json',
      [
        {
          rank: 1,
          listed_at: '2026-03-01T20:00:00.000Z',
          type: 'movie',
          movie: { title: 'Heat', year: 1995, ids: { tmdb: 949 } },
        },
      ],
      { kind: 'movie', title: 'Heat', year: 1995, tmdbId: 949, watchlist: true },
    ],
    [
      'Jellyfin or Emby',
      'items.json',
      {
        Items: [
          {
            Name: 'Heat',
            Type: 'Movie',
            ProductionYear: 1995,
            ProviderIds: { Tmdb: '949', Imdb: 'tt0113277' },
            UserData: {
              PlayCount: 2,
              Played: true,
              IsFavorite: true,
              LastPlayedDate: '2026-03-01T20:00:00.0000000Z',
            },
          },
        ],
        TotalRecordCount: 1,
      },
      {
        kind: 'movie',
        title: 'Heat',
        year: 1995,
        tmdbId: 949,
        imdbId: 'tt0113277',
        liked: true,
        watched: true,
        watchedOn: '2026-03-01',
        plays: 2,
      },
    ],
    [
      'Tautulli',
      'history.json',
      {
        response: {
          result: 'success',
          data: {
            data: [
              {
                row_id: 1,
                date: 1772395200,
                stopped: 1772395200,
                full_title: 'Heat',
                title: 'Heat',
                year: 1995,
                media_type: 'movie',
                guid: 'plex://movie/5d77',
                percent_complete: 97,
                watched_status: 1,
                user: 'ann',
              },
            ],
          },
        },
      },
      { kind: 'movie', title: 'Heat', year: 1995, watched: true, watchedOn: '2026-03-01', plays: 1 },
    ],
    [
      'Plex',
      'history.json',
      {
        MediaContainer: {
          size: 1,
          Metadata: [
            {
              historyKey: '/1',
              ratingKey: '7',
              title: 'Heat',
              type: 'movie',
              viewedAt: 1772395200,
              originallyAvailableAt: '1995-12-15',
              Guid: [{ id: 'imdb://tt0113277' }, { id: 'tmdb://949' }],
            },
          ],
        },
      },
      {
        kind: 'movie',
        title: 'Heat',
        year: 1995,
        tmdbId: 949,
        imdbId: 'tt0113277',
        watched: true,
        watchedOn: '2026-03-01',
        plays: 1,
      },
    ],
  ])('%s: %s', async (format, name, content, expected) => {
    const file = await read(name, JSON.stringify(content));
    expect(file.format).toBe(format);
    expect(facts(file.rows[0])).toEqual(expected);
  });

  test('an episode is a series', async () => {
    const file = await read(
      'history.json',
      JSON.stringify([{ type: 'episode', episode: { season: 1 }, show: { title: 'Dark' } }]),
    );
    expect(file.rows[0]).toMatchObject({ kind: 'series', title: 'Dark' });
  });
});
