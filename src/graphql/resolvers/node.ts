import { ArgumentError, atArgument } from '../arguments/argument-error.ts';
import { readMovieReference } from '../arguments/movie-reference.ts';
import type { NodeResolvers, QueryResolvers } from '../generated/resolvers.generated.ts';
import type { RequestContext } from '../context.ts';
import { type GlobalId, parseGlobalId } from '../global-id.ts';
import type { KeywordSource, ModelSource, MovieSource, PersonSource } from '../sources.ts';
import { findKeyword } from './person.ts';
import { resolveReference } from '../references.ts';

const MAX_IDS = 100;

export const node: QueryResolvers['node'] = (_root, { id }, context) =>
  loadNode(
    atArgument('id', () => parseGlobalId(id)),
    context,
  );

export const nodes: QueryResolvers['nodes'] = (_root, { ids }, context) => {
  if (ids.length === 0 || ids.length > MAX_IDS) {
    throw new ArgumentError('ids', `${ids.length} ids were given; 1 to ${MAX_IDS} are accepted.`);
  }
  const parsed = ids.map((id, i) => atArgument(`ids.${i}`, () => parseGlobalId(id)));
  return Promise.all(parsed.map((each) => loadNode(each, context)));
};

function loadNode(
  { type, key }: GlobalId,
  context: RequestContext,
): Promise<MovieSource | ModelSource | PersonSource | KeywordSource | null> {
  const { loaders } = context;
  switch (type) {
    case 'Movie':
      return loaders.movie.load(key);
    case 'Model':
      return loaders.model.load(key);
    case 'Person':
      return loaders.person.load(key);
    case 'Keyword':
      return findKeyword(key, context);
  }
}

export const oneMovie: QueryResolvers['movie'] = (_root, { by }, context) =>
  resolveReference(readMovieReference('by', by), context);

export const nodeType: NodeResolvers = {
  __resolveType: (source) => {
    if ('title' in source) return 'Movie';
    if ('representation' in source) return 'Model';
    return 'keyword' in source ? 'Keyword' : 'Person';
  },
};
