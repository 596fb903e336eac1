import type { MovieId } from '../../movie/movie.ts';
import type { MovieRef } from '../generated/resolvers.generated.ts';
import { parseGlobalId } from '../global-id.ts';
import { ArgumentError, atArgument } from './argument-error.ts';
import { checkTitle } from './title.ts';

/** A checked reference to a movie, and how the client wrote it. */
export type MovieReference = { readonly written: string } & (
  | { readonly by: 'id'; readonly movieId: MovieId }
  | { readonly by: 'imdbId'; readonly imdbId: string }
  | { readonly by: 'title'; readonly title: string }
);

/**
 * The one field of a MovieRef that is given; GraphQL has seen to it that it is exactly one (`@oneOf`).
 * Throws ArgumentError when the value cannot name a movie; whether one exists is not asked here.
 */
export function readMovieReference(argument: string, reference: MovieRef): MovieReference {
  if (typeof reference.id === 'string') return byGlobalId(`${argument}.id`, reference.id);
  if (typeof reference.tmdbId === 'number') {
    return { by: 'id', movieId: reference.tmdbId, written: `tmdbId ${reference.tmdbId}` };
  }
  if (typeof reference.imdbId === 'string') return byImdbId(`${argument}.imdbId`, reference.imdbId);
  const title = checkTitle(`${argument}.title`, reference.title);
  return { by: 'title', title, written: title };
}

function byGlobalId(argument: string, id: string): MovieReference {
  const { type, key } = atArgument(argument, () => parseGlobalId(id));
  if (type !== 'Movie') {
    throw new ArgumentError(argument, `${argument} names a ${type}; the id of a movie is expected.`);
  }
  return { by: 'id', movieId: key, written: id };
}

function byImdbId(argument: string, imdbId: string): MovieReference {
  const trimmed = imdbId.trim();
  if (!/^tt\d{1,12}$/.test(trimmed)) {
    throw new ArgumentError(
      argument,
      `${argument} is ${JSON.stringify(trimmed.slice(0, 30))}; IMDb ids are tt and digits: "tt1375666".`,
    );
  }
  return { by: 'imdbId', imdbId: trimmed, written: trimmed };
}
