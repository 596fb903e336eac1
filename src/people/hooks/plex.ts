import { z } from 'zod';
import { type Play, readImdbId, readTmdbId, readYear } from './play.ts';

/** The part `payload` of what Plex sends; media.scrobble comes once 90 % of a film were played. */
const event = z.object({
  event: z.literal('media.scrobble'),
  Account: z.object({ title: z.string() }).optional(),
  Metadata: z.object({
    type: z.literal('movie'),
    title: z.string(),
    year: z.unknown().optional(),
    guid: z.string().optional(),
    Guid: z.array(z.object({ id: z.string() })).optional(),
  }),
});

export function readPlexEvent(given: unknown, now: Date): Play | null {
  const read = event.safeParse(given);
  if (!read.success) return null;
  const { title, year, guid = '', Guid = [] } = read.data.Metadata;
  // The old agents name the movie in guid: com.plexapp.agents.imdb://tt1375666?lang=en
  const ids = [...Guid.map(({ id }) => id), guid];
  const of = (scheme: RegExp) => ids.map((id) => scheme.exec(id)?.[1]).find((id) => id !== undefined);
  return {
    tmdbId: readTmdbId(of(/(?:^tmdb|\.themoviedb):\/\/(\d+)/)),
    imdbId: readImdbId(of(/(?:^|\.)imdb:\/\/(tt\d+)/)),
    title,
    year: readYear(year),
    watchedAt: now,
    account: read.data.Account?.title ?? null,
  };
}
