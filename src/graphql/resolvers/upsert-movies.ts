import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { upsertMovies as writeMovies } from '../../ingest/upsert-movies.ts';
import { nameArgument } from '../arguments/argument-error.ts';
import { readMovieInputs } from '../arguments/movie-input.ts';
import type { MutationResolvers } from '../generated/resolvers.generated.ts';
import { presentMovies } from './present-movies.ts';

export const upsertMovies: MutationResolvers['upsertMovies'] = async (_root, { movies }, context) => {
  if (!context.isAdmin) throw unauthenticated();
  const records = readMovieInputs('movies', movies);
  const written = await writeMovies(context.database, context.projector, records).catch((error: unknown) => {
    throw nameArgument('movies', error);
  });
  const ids = records.map(({ id }) => id);
  await context.noteWrite();
  for (const id of ids) context.loaders.movie.clear(id);
  return { ...written, movies: await presentMovies(ids, context) };
};

function unauthenticated(): GraphQLError {
  return new GraphQLError(
    'upsertMovies is for the operator: send the header "Authorization: Bearer" with the token of the server.',
    {
      extensions: {
        code: 'UNAUTHENTICATED',
        http: { status: 401, headers: new HeaderMap([['www-authenticate', 'Bearer']]) },
      },
    },
  );
}
