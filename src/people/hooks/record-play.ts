import type { Database } from '../../database/database.ts';
import { knownMovieIds, movieIdsByImdbIds } from '../../database/movie-rows.ts';
import type { MovieId } from '../../movie/movie.ts';
import { resolveTitles } from '../../search/resolve-titles.ts';
import type { ProfileId } from '../profiles.ts';
import { recordInteractions, type Recorded } from '../record.ts';
import { readJellyfinEvent } from './jellyfin.ts';
import type { MediaServer, Play, ReadEvent } from './play.ts';
import { readPlexEvent } from './plex.ts';
import { readTautulliEvent } from './tautulli.ts';

/** How the events of a media server are read: null for those that tell of no film that was watched. */
export const EVENT_READERS: Readonly<Record<MediaServer, ReadEvent>> = {
  jellyfin: readJellyfinEvent,
  plex: readPlexEvent,
  tautulli: readTautulliEvent,
};

/** Records a play; null when no movie of the catalogue is the one that was watched. Throws ProfileNotFoundError. */
export async function recordPlay(
  database: Database,
  profileId: ProfileId,
  play: Play,
  source: MediaServer,
): Promise<Recorded | null> {
  const movieId = await findMovie(database, play);
  if (movieId === null) return null;
  return recordInteractions(
    database,
    profileId,
    [{ movieId, morePlays: 1, watchedAt: play.watchedAt }],
    source,
  );
}

/** By id where the media server says one, else by title and year. */
async function findMovie(database: Database, { tmdbId, imdbId, title, year }: Play): Promise<MovieId | null> {
  if (tmdbId !== null && (await knownMovieIds(database, [tmdbId])).has(tmdbId)) return tmdbId;
  if (imdbId !== null) {
    const found = (await movieIdsByImdbIds(database, [imdbId])).get(imdbId);
    if (found !== undefined) return found;
  }
  // A movie without an id is found by its title only together with its year: titles alone are shared by too many.
  if (year === null || title.trim() === '') return null;
  const [resolved] = await resolveTitles(database, [`${title.slice(0, 190)} ${year}`]);
  return resolved?.movieId ?? null;
}
