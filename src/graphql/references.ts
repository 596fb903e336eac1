import type { MovieId } from '../movie/movie.ts';
import type { MovieReference } from './arguments/movie-reference.ts';
import type { RequestContext } from './context.ts';
import type { MovieSource } from './sources.ts';

/**
 * The movie that a reference names, or null. References of one request are looked up together, whatever
 * fields and aliases they are in.
 */
export async function resolveReference(
  reference: MovieReference,
  { loaders }: RequestContext,
): Promise<MovieSource | null> {
  switch (reference.by) {
    case 'id':
      return loaders.movie.load(reference.movieId);
    case 'imdbId': {
      const id = await loaders.imdbId.load(reference.imdbId);
      return id === null ? null : loaders.movie.load(id);
    }
    case 'title': {
      const { movieId } = await loaders.title.load(reference.title);
      return movieId === null ? null : loaders.movie.load(movieId);
    }
  }
}

/** The ids of the movies that references name; null for references without a movie. */
export function resolveIds(
  references: readonly MovieReference[],
  { loaders }: RequestContext,
): Promise<(MovieId | null)[]> {
  return Promise.all(
    references.map(async (reference) => {
      switch (reference.by) {
        case 'id':
          return loaders.knownId.load(reference.movieId);
        case 'imdbId':
          return loaders.imdbId.load(reference.imdbId);
        case 'title':
          return (await loaders.title.load(reference.title)).movieId;
      }
    }),
  );
}
