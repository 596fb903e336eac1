import { checkFirst } from '../arguments/page.ts';
import { nameArgument } from '../arguments/argument-error.ts';
import { readFilter } from '../arguments/filter.ts';
import { browseMovies, countMovies } from '../../database/browse.ts';
import type {
  MovieConnectionResolvers,
  MovieEdgeResolvers,
  QueryResolvers,
} from '../generated/resolvers.generated.ts';
import { pageInfo } from './page-info.ts';

const STANDARD_PAGE = 20;

export const movies: QueryResolvers['movies'] = async (_root, given, context) => {
  const first = checkFirst('first', given.first, STANDARD_PAGE);
  const filter = await readFilter('filter', given.filter, context);
  const request = { filter, orderBy: given.orderBy ?? 'QUALITY_DESC', first, after: given.after ?? null };
  try {
    const page = await browseMovies(context.database, request);
    // Whoever starts from these movies, as similar does, has them already.
    for (const { movie } of page.items) context.loaders.movie.prime(movie.id, movie);
    return { page, count: () => countMovies(context.database, filter) };
  } catch (error) {
    throw nameArgument('after', error);
  }
};

export const movieConnection: MovieConnectionResolvers = {
  edges: ({ page }) => page.items,
  nodes: ({ page }) => page.items.map((item) => item.movie),
  pageInfo: ({ page }) => pageInfo(page),
  totalCount: ({ count }) => count(),
};

export const movieEdge: MovieEdgeResolvers = {
  cursor: ({ cursor }) => cursor,
  node: ({ movie }) => movie,
};
