import DataLoader from 'dataloader';
import type { CatalogueMovie, MovieId } from '../../movie/movie.ts';
import type { Database } from '../../database/database.ts';
import { knownMovieIds, movieIdsByImdbIds, moviesByIds } from '../../database/movie-rows.ts';

/** Movies by id, all that are asked for at one time in one statement; null for ids that are not there. */
export function createMovieLoader(database: Database): DataLoader<MovieId, CatalogueMovie | null> {
  return new DataLoader(async (ids) => {
    const movies = await moviesByIds(database, ids);
    return ids.map((id) => movies.get(id) ?? null);
  });
}

/** Ids by IMDb id; null for those that are not there. */
export function createImdbLoader(database: Database): DataLoader<string, MovieId | null> {
  return new DataLoader(async (imdbIds) => {
    const ids = await movieIdsByImdbIds(database, imdbIds);
    return imdbIds.map((imdbId) => ids.get(imdbId) ?? null);
  });
}

/** Ids that the catalogue has, as they are; null for others. */
export function createKnownIdLoader(database: Database): DataLoader<MovieId, MovieId | null> {
  return new DataLoader(async (ids) => {
    const known = await knownMovieIds(database, ids);
    return ids.map((id) => (known.has(id) ? id : null));
  });
}
