import { readImdbId, readTmdbId, readYear } from '../cells.ts';
import { readMoment } from '../days.ts';
import { type HistoryRow, historyRow, type WorkKind } from '../history-row.ts';
import { type RatingScale, toStars } from '../stars.ts';
import { type JsonObject, numberAt, objectAt, textAt } from './json-value.ts';

/** How one kind of JSON object is recognised, and what it says of a movie. */
export interface JsonFormat {
  readonly name: string;
  readonly fits: (item: JsonObject) => boolean;
  /** Null for what says nothing of a movie. */
  readonly read: (item: JsonObject, file: string) => HistoryRow | null;
}

/**
 * Objects that Trakt, Plex, Tautulli, Jellyfin and this program write, one a play, film or list entry. Of several kinds
 * that fit, the first counts.
 */
export const JSON_FORMATS: readonly JsonFormat[] = [
  {
    name: 'Trakt',
    fits: (item) => ['movie', 'show', 'episode', 'season'].some((work) => objectAt(item, work) !== null),
    read: traktRow,
  },
  {
    name: 'Jellyfin or Emby',
    fits: (item) => objectAt(item, 'UserData') !== null || objectAt(item, 'ProviderIds') !== null,
    read: jellyfinRow,
  },
  {
    name: 'Tautulli',
    fits: (item) => 'full_title' in item && 'media_type' in item,
    read: tautulliRow,
  },
  {
    name: 'Plex',
    fits: (item) => 'title' in item && ('ratingKey' in item || 'historyKey' in item || 'viewedAt' in item),
    read: plexRow,
  },
  {
    name: 'films as JSON',
    fits: (item) => ['title', 'Title', 'tmdbId', 'tmdb_id', 'imdbId', 'imdb_id'].some((key) => key in item),
    read: anyRow,
  },
];

/** Trakt writes one object a play, rating or list entry, so plays add up. `plays` counts them where it is there. */
function traktRow(item: JsonObject, file: string): HistoryRow | null {
  const movie = objectAt(item, 'movie');
  const show = objectAt(item, 'show');
  if (movie === null) {
    return show === null ? null : historyRow({ kind: 'series', title: textAt(show, 'title') });
  }
  const ids = objectAt(movie, 'ids') ?? {};
  const rating = toStars(textAt(item, 'rating'), 10);
  const watchedAt = textAt(item, 'watched_at') || textAt(item, 'last_watched_at');
  const watched = watchedAt !== '' || rating !== null || 'plays' in item;
  const isWatchlist = /watchlist/i.test(file) || textAt(item, 'list_type') === 'watchlist';
  const isOtherList = !watched && !isWatchlist && ('listed_at' in item || 'rank' in item);
  return historyRow({
    title: textAt(movie, 'title'),
    year: readYear(textAt(movie, 'year')),
    tmdbId: readTmdbId(textAt(ids, 'tmdb')),
    imdbId: readImdbId(textAt(ids, 'imdb')),
    rating,
    watched,
    watchedOn: watchedAt === '' ? null : readMoment(watchedAt),
    plays: numberAt(item, 'plays') ?? (watchedAt === '' ? 0 : 1),
    watchlist: isWatchlist && !watched,
    shelf: isOtherList ? traktListName(file) : null,
  });
}

/** 'heist-films' of 'lists-list-123-heist-films.json'. */
function traktListName(file: string): string {
  const name = file.replace(/^.*[/\\]/, '').replace(/\.json$/i, '');
  return name
    .replace(/^lists-list-\d+-/, '')
    .replace(/-/g, ' ')
    .trim();
}

function jellyfinRow(item: JsonObject): HistoryRow | null {
  const kind = workKind(textAt(item, 'Type') || 'Movie');
  if (kind === null) return null;
  const ids = objectAt(item, 'ProviderIds') ?? {};
  const user = objectAt(item, 'UserData') ?? {};
  const plays = numberAt(user, 'PlayCount') ?? 0;
  const watched = user.Played === true || plays > 0;
  return historyRow({
    kind,
    title: textAt(item, 'Name'),
    originalTitle: textAt(item, 'OriginalTitle') || null,
    year: readYear(textAt(item, 'ProductionYear') || textAt(item, 'PremiereDate')),
    tmdbId: readTmdbId(textAt(ids, 'Tmdb')),
    imdbId: readImdbId(textAt(ids, 'Imdb')),
    rating: toStars(textAt(user, 'Rating'), 10),
    liked: user.IsFavorite === true ? true : typeof user.Likes === 'boolean' ? user.Likes : null,
    watched,
    watchedOn: watched ? readMoment(textAt(user, 'LastPlayedDate')) : null,
    plays,
  });
}

/** Below this share of it, a film was not watched. */
const MIN_PERCENT_COMPLETE = 50;

function tautulliRow(item: JsonObject): HistoryRow | null {
  const kind = workKind(textAt(item, 'media_type'));
  if (kind === null) return null;
  const status = numberAt(item, 'watched_status');
  const percent = numberAt(item, 'percent_complete') ?? 100;
  if (status !== 1 && percent < MIN_PERCENT_COMPLETE) return null;
  return historyRow({
    kind,
    title: textAt(item, 'full_title') || textAt(item, 'title'),
    year: readYear(textAt(item, 'year')),
    ...idsOf(textAt(item, 'guid')),
    watched: true,
    watchedOn: readMoment(numberAt(item, 'stopped') ?? numberAt(item, 'date') ?? textAt(item, 'date')),
    plays: 1,
  });
}

function plexRow(item: JsonObject): HistoryRow | null {
  const kind = workKind(textAt(item, 'type') || 'movie');
  if (kind === null) return null;
  const guids = Array.isArray(item.Guid) ? item.Guid : [];
  const addresses = guids.map((guid: unknown) =>
    typeof guid === 'object' && guid !== null ? textAt(guid as JsonObject, 'id') : '',
  );
  const viewCount = numberAt(item, 'viewCount');
  const viewedAt = numberAt(item, 'viewedAt') ?? numberAt(item, 'lastViewedAt');
  return historyRow({
    kind,
    title: textAt(item, 'title'),
    originalTitle: textAt(item, 'originalTitle') || null,
    year: readYear(textAt(item, 'year') || textAt(item, 'originallyAvailableAt')),
    ...idsOf([textAt(item, 'guid'), ...addresses].join(' ')),
    rating: toStars(textAt(item, 'userRating'), 10),
    watched: viewedAt !== null || (viewCount ?? 0) > 0,
    watchedOn: viewedAt === null ? null : readMoment(viewedAt),
    plays: viewCount ?? (viewedAt === null ? 0 : 1),
  });
}

/** Ids in Plex's addresses: 'tmdb://603', 'com.plexapp.agents.imdb://tt0133093?lang=en'. */
function idsOf(addresses: string): Pick<HistoryRow, 'tmdbId' | 'imdbId'> {
  return {
    tmdbId: readTmdbId(/(?:tmdb|themoviedb):\/\/(\d+)/.exec(addresses)?.[1] ?? ''),
    imdbId: readImdbId(/imdb:\/\/(tt\d+)/.exec(addresses)?.[1] ?? ''),
  };
}

function workKind(type: string): WorkKind | null {
  if (/^(?:movie|video)$/i.test(type)) return 'movie';
  return /episode|show|series|season/i.test(type) ? 'series' : null;
}

function anyRow(item: JsonObject, file: string): HistoryRow {
  const text = (...keys: string[]) =>
    keys.map((key) => textAt(item, key)).find((value) => value !== '') ?? '';
  const scale: RatingScale = 'rating10' in item ? 10 : 5;
  const rating = toStars(text('rating', 'Rating', 'rating10'), scale);
  const isWatchlist = item.watchlist === true || /watchlist/i.test(file);
  const plays = numberAt(item, 'plays') ?? 0;
  return historyRow({
    title: text('title', 'Title', 'name'),
    year: readYear(text('year', 'Year', 'release_date', 'releaseDate')),
    tmdbId: readTmdbId(text('tmdbId', 'tmdb_id')),
    imdbId: readImdbId(text('imdbId', 'imdb_id')),
    rating,
    liked: typeof item.liked === 'boolean' ? item.liked : null,
    watched: !isWatchlist || rating !== null,
    watchedOn: readMoment(text('watchedOn', 'watched_on', 'watchedAt', 'watched_at')),
    plays,
    watchlist: isWatchlist && rating === null,
  });
}
