import { type PersonMatch, searchPeople as findPeople } from '../../search/search-people.ts';
import { findTitles, searchTitles } from '../../search/search-titles.ts';
import { readFilter } from '../arguments/filter.ts';
import type { MovieReference } from '../arguments/movie-reference.ts';
import { checkFirst } from '../arguments/page.ts';
import { checkTitle } from '../arguments/title.ts';
import type { RequestContext } from '../context.ts';
import type {
  UnresolvedReferenceResolvers,
  QueryResolvers,
  SearchItemResolvers,
  TitleMatchResolvers,
} from '../generated/resolvers.generated.ts';
import type { PersonSource, UnresolvedReferenceSource } from '../sources.ts';

const STANDARD_PAGE = 10;

export const searchMovies: QueryResolvers['searchMovies'] = async (_root, given, context) => {
  const query = checkTitle('query', given.query);
  const first = checkFirst('first', given.first, STANDARD_PAGE);
  const filter = await readFilter('filter', given.filter, context);
  return searchTitles(context.database, { query, filter, first });
};

export const searchPeople: QueryResolvers['searchPeople'] = async (_root, given, context) => {
  const query = checkTitle('query', given.query);
  const first = checkFirst('first', given.first, STANDARD_PAGE);
  const people = await findPeople(context.database, query, first);
  return people.map((match) => ({ person: readPerson(match, context), similarity: match.similarity }));
};

export const search: QueryResolvers['search'] = async (_root, given, context) => {
  const query = checkTitle('query', given.query);
  const first = checkFirst('first', given.first, STANDARD_PAGE);
  const filter = await readFilter('filter', given.filter, context);
  const [titles, people] = await Promise.all([
    findTitles(context.database, { query, filter, first }),
    findPeople(context.database, query, first),
  ]);
  const matches = [...titles, ...people].sort((a, b) => b.score - a.score).slice(0, first);
  const found = await Promise.all(
    matches.map(async (match) => {
      const { similarity } = match;
      if ('name' in match) return { item: readPerson(match, context), similarity, matched: match.name };
      const movie = await context.loaders.movie.load(match.movieId);
      return movie && { item: movie, similarity, matched: match.title };
    }),
  );
  // A movie may have left the catalogue since it was found.
  return found.filter((match) => match !== null);
};

export const searchItem: SearchItemResolvers = {
  __resolveType: (source) => ('title' in source ? 'Movie' : 'Person'),
};

/** Whoever asks for the person by id has been told already. */
function readPerson({ name, movies }: PersonMatch, { loaders }: RequestContext): PersonSource {
  const person = { name, movies };
  loaders.person.prime(name, person);
  return person;
}

export const titleMatch: TitleMatchResolvers = {
  movie: async ({ movieId }, _arguments, { loaders }) => {
    const movie = await loaders.movie.load(movieId);
    if (movie) return movie;
    throw new Error(`movie ${movieId} was found by its title and is gone`);
  },
  similarity: ({ similarity }) => similarity,
  matchedTitle: ({ matchedTitle }) => matchedTitle,
};

/** A reference that matched nothing, and where it stands in the arguments. */
export interface Unresolved {
  readonly path: string;
  readonly reference: MovieReference;
}

/** So many of them are told with the titles that are close. */
const MAX_SUGGESTED = 50;

/** What to say of references that matched nothing. Only titles have others that are close. */
export function explainUnresolved(
  unresolved: readonly Unresolved[],
  { loaders }: RequestContext,
): Promise<UnresolvedReferenceSource[]> {
  return Promise.all(
    unresolved.map(async ({ path, reference }, i) => {
      const hasSuggestions = reference.by === 'title' && i < MAX_SUGGESTED;
      const suggestions = hasSuggestions ? (await loaders.title.load(reference.title)).suggestions : [];
      return { path, reference: reference.written, suggestions };
    }),
  );
}

export const unresolvedReference: UnresolvedReferenceResolvers = {
  message: ({ reference, suggestions }) =>
    `No movie of the catalogue matches "${reference}".` +
    (suggestions.length > 0 ? ' See suggestions for the closest titles.' : ''),
  path: ({ path }) => path,
  reference: ({ reference }) => reference,
  suggestions: ({ suggestions }) => suggestions,
};
