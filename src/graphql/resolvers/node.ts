import { ArgumentError, atArgument } from '../arguments/argument-error.ts';
import { readMovieReference } from '../arguments/movie-reference.ts';
import type { NodeResolvers, QueryResolvers } from '../generated/resolvers.generated.ts';
import type { RequestContext } from '../context.ts';
import { type GlobalId, parseGlobalId } from '../global-id.ts';
import type { ModelSource, MovieSource } from '../sources.ts';
import { resolveReference } from '../references.ts';

const MAX_IDS = 100;

export const node: QueryResolvers['node'] = (_root, { id }, { loaders }) =>
  loadNode(
    atArgument('id', () => parseGlobalId(id)),
    loaders,
  );

export const nodes: QueryResolvers['nodes'] = (_root, { ids }, { loaders }) => {
  if (ids.length === 0 || ids.length > MAX_IDS) {
    throw new ArgumentError('ids', `${ids.length} ids were given; 1 to ${MAX_IDS} are accepted.`);
  }
  const parsed = ids.map((id, i) => atArgument(`ids.${i}`, () => parseGlobalId(id)));
  return Promise.all(parsed.map((each) => loadNode(each, loaders)));
};

function loadNode(
  { type, key }: GlobalId,
  { movie, model }: RequestContext['loaders'],
): Promise<MovieSource | ModelSource | null> {
  switch (type) {
    case 'Movie':
      return movie.load(key);
    case 'Model':
      return model.load(key);
  }
}

export const oneMovie: QueryResolvers['movie'] = (_root, { by }, context) =>
  resolveReference(readMovieReference('by', by), context);

export const nodeType: NodeResolvers = {
  __resolveType: (source) => ('title' in source ? 'Movie' : 'Model'),
};
