import { atArgument } from '../arguments/argument-error.ts';
import { readMovieReference } from '../arguments/movie-reference.ts';
import type { NodeResolvers, QueryResolvers } from '../generated/resolvers.generated.ts';
import { parseGlobalId } from '../global-id.ts';
import { resolveReference } from '../references.ts';

export const node: QueryResolvers['node'] = (_root, { id }, { loaders }) => {
  const { type, key } = atArgument('id', () => parseGlobalId(id));
  switch (type) {
    case 'Movie':
      return loaders.movie.load(key);
    case 'Model':
      return loaders.model.load(key);
  }
};

export const oneMovie: QueryResolvers['movie'] = (_root, { by }, context) =>
  resolveReference(readMovieReference('by', by), context);

export const nodeType: NodeResolvers = {
  __resolveType: (source) => ('title' in source ? 'Movie' : 'Model'),
};
