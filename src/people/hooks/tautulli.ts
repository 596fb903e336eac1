import { z } from 'zod';
import { type Play, readImdbId, readTmdbId, readYear } from './play.ts';

/**
 * The body that docs/people.md tells to paste into Tautulli's webhook agent, trigger "Watched":
 * {"action": "{action}", "media_type": "{media_type}", "title": "{title}", "year": "{year}", "imdb_id": "{imdb_id}",
 * "themoviedb_id": "{themoviedb_id}", "user": "{user}"}. What Tautulli does not know stays empty.
 */
const event = z.object({
  action: z.literal('watched'),
  media_type: z.literal('movie'),
  title: z.string(),
  year: z.unknown().optional(),
  imdb_id: z.unknown().optional(),
  themoviedb_id: z.unknown().optional(),
  user: z.string().optional(),
});

export function readTautulliEvent(given: unknown, now: Date): Play | null {
  const read = event.safeParse(given);
  if (!read.success) return null;
  const { title, year, imdb_id, themoviedb_id } = read.data;
  return {
    tmdbId: readTmdbId(themoviedb_id),
    imdbId: readImdbId(imdb_id),
    title,
    year: readYear(year),
    watchedAt: now,
    account: read.data.user ?? null,
  };
}
