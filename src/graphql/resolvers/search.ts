import { searchTitles } from '../../search/search-titles.ts';
import { readFilter } from '../arguments/filter.ts';
import type { MovieReference } from '../arguments/movie-reference.ts';
import { checkFirst } from '../arguments/page.ts';
import { checkTitle } from '../arguments/title.ts';
import type { RequestContext } from '../context.ts';
import type {
  MovieNotFoundResolvers,
  QueryResolvers,
  TitleMatchResolvers,
} from '../generated/resolvers.generated.ts';
import type { MovieNotFoundSource } from '../sources.ts';

const STANDARD_PAGE = 10;

export const searchMovies: QueryResolvers['searchMovies'] = async (_root, given, context) => {
  const query = checkTitle('query', given.query);
  const first = checkFirst('first', given.first, STANDARD_PAGE);
  const filter = await readFilter('filter', given.filter, context);
  return searchTitles(context.database, { query, filter, first });
};

export const titleMatch: TitleMatchResolvers = {
  movie: async ({ movieId }, _arguments, { loaders }) => {
    const movie = await loaders.movie.load(movieId);
    if (movie) return movie;
    throw new Error(`movie ${movieId} was found by its title and is gone`);
  },
  similarity: ({ similarity }) => similarity,
  matchedTitle: ({ matchedTitle }) => matchedTitle,
};

/** What to say of a reference that matched nothing. Only titles have others that are close. */
export async function explainNotFound(
  reference: MovieReference,
  { loaders }: RequestContext,
): Promise<MovieNotFoundSource> {
  const suggestions = reference.by === 'title' ? (await loaders.title.load(reference.title)).suggestions : [];
  return { __typename: 'MovieNotFound', reference: reference.written, suggestions };
}

export const movieNotFound: MovieNotFoundResolvers = {
  message: ({ reference, suggestions }) =>
    `No movie of the catalogue matches "${reference}".` +
    (suggestions.length > 0 ? ' See suggestions for the closest titles.' : ''),
  reference: ({ reference }) => reference,
  suggestions: ({ suggestions }) => suggestions,
};
