import type { NameList } from '../../database/movies-by-name.ts';
import { nameArgument } from '../arguments/argument-error.ts';
import { readFilter } from '../arguments/filter.ts';
import { checkFirst } from '../arguments/page.ts';
import type { RequestContext } from '../context.ts';
import type {
  KeywordCountResolvers,
  KeywordResolvers,
  MovieFilter,
  PersonResolvers,
} from '../generated/resolvers.generated.ts';
import { formatGlobalId } from '../global-id.ts';
import type { KeywordSource, MovieConnectionSource } from '../sources.ts';

const STANDARD_PAGE = 20;

interface PageArguments {
  readonly filter?: MovieFilter | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

export const person: PersonResolvers = {
  id: ({ name }) => formatGlobalId('Person', name),
  name: ({ name }) => name,
  movieCount: ({ movies }) => movies,
  directed: ({ name }, given, context) => moviesOf(name, 'directors', given, context),
  playedIn: ({ name }, given, context) => moviesOf(name, 'cast', given, context),
};

export const keyword: KeywordResolvers = {
  id: ({ keyword: name }) => formatGlobalId('Keyword', name),
  name: ({ keyword: name }) => name,
  movieCount: ({ movies }) => movies,
  movies: ({ keyword: name }, given, context) => moviesOf(name, 'keywords', given, context),
};

export const keywordCount: KeywordCountResolvers = {
  name: ({ name }) => name,
  count: ({ count }) => count,
  keyword: async ({ name }, _arguments, context) =>
    (await findKeyword(name, context)) ?? { keyword: name, movies: 0 },
};

/** A keyword that some movie has; null when none has. */
export async function findKeyword(name: string, { facets }: RequestContext): Promise<KeywordSource | null> {
  const found = (await facets.counts('keywords')).find((each) => each.name === name);
  return found === undefined ? null : { keyword: name, movies: found.count };
}

async function moviesOf(
  name: string,
  list: NameList,
  given: PageArguments,
  context: RequestContext,
): Promise<MovieConnectionSource> {
  const first = checkFirst('first', given.first, STANDARD_PAGE);
  const filter = await readFilter('filter', given.filter, context);
  const key = { name, request: { list, filter, first, after: given.after ?? null } };
  const { movie, namedMovies, namedCount } = context.loaders;
  try {
    const page = await namedMovies.load(key);
    for (const item of page.items) movie.prime(item.movie.id, item.movie);
    return { page, count: () => namedCount.load(key) };
  } catch (error) {
    throw nameArgument('after', error);
  }
}
