import { z } from 'zod';

/** That somebody has watched a film, as a media server tells it. */
export interface Play {
  /** TMDB's id; null when the media server does not say. */
  readonly tmdbId: number | null;
  /** `tt` and digits. */
  readonly imdbId: string | null;
  readonly title: string;
  readonly year: number | null;
  readonly watchedAt: Date;
  /** Who watched, by the name at the media server; null when it does not say. */
  readonly account: string | null;
}

/** A media server that can tell. */
export type MediaServer = 'jellyfin' | 'plex' | 'tautulli';

/** What an event is: a film that was watched, or something else that media servers tell of. */
export type ReadEvent = (event: unknown, now: Date) => Play | null;

const wholeNumber = z.coerce.number().int().positive();

export function readTmdbId(value: unknown): number | null {
  const read = wholeNumber.max(2 ** 31 - 1).safeParse(value);
  return read.success ? read.data : null;
}

export function readImdbId(value: unknown): string | null {
  return typeof value === 'string' && /^tt\d{1,12}$/.test(value.trim()) ? value.trim() : null;
}

export function readYear(value: unknown): number | null {
  const read = wholeNumber.min(1870).max(2100).safeParse(value);
  return read.success ? read.data : null;
}
