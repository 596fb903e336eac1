import { z } from 'zod';
import { type Play, readImdbId, readTmdbId, readYear } from './play.ts';

/**
 * The template "send all properties" of Jellyfin's webhook plugin: NotificationType PlaybackStop, with
 * PlayedToCompletion, or UserDataSaved when somebody marks a film as watched.
 */
const event = z.object({
  NotificationType: z.string(),
  ItemType: z.string().optional(),
  Name: z.string().optional(),
  Year: z.unknown().optional(),
  Provider_tmdb: z.unknown().optional(),
  Provider_imdb: z.unknown().optional(),
  PlayedToCompletion: z.union([z.boolean(), z.string()]).optional(),
  SaveReason: z.string().optional(),
  NotificationUsername: z.string().optional(),
  Played: z.union([z.boolean(), z.string()]).optional(),
});

export function readJellyfinEvent(given: unknown, now: Date): Play | null {
  const read = event.safeParse(given);
  if (!read.success) return null;
  const { NotificationType, ItemType, Name, Year, Provider_tmdb, Provider_imdb } = read.data;
  const stopped = NotificationType === 'PlaybackStop' && isTrue(read.data.PlayedToCompletion);
  const marked =
    NotificationType === 'UserDataSaved' &&
    read.data.SaveReason === 'TogglePlayed' &&
    isTrue(read.data.Played);
  if (!(stopped || marked) || ItemType !== 'Movie' || Name === undefined) return null;
  return {
    tmdbId: readTmdbId(Provider_tmdb),
    imdbId: readImdbId(Provider_imdb),
    title: Name,
    year: readYear(Year),
    watchedAt: now,
    account: read.data.NotificationUsername ?? null,
  };
}

/** Templates write booleans as text. */
function isTrue(value: boolean | string | undefined): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}
