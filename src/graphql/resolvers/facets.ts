import { countNames, type Facet, type NameCount } from '../../database/facets.ts';
import { languageName } from '../../movie/language-name.ts';
import { readFilter } from '../arguments/filter.ts';
import { checkFirst } from '../arguments/page.ts';
import { checkText } from '../arguments/text.ts';
import type { RequestContext } from '../context.ts';
import type { MovieFilter, QueryResolvers } from '../generated/resolvers.generated.ts';

const STANDARD_KEYWORDS = 20;
const MAX_BEGINNING_LENGTH = 200;

export const genres: QueryResolvers['genres'] = (_root, { filter }, context) =>
  count('genres', filter, context);

export const countries: QueryResolvers['countries'] = (_root, { filter }, context) =>
  count('countries', filter, context);

export const languages: QueryResolvers['languages'] = async (_root, { filter }, context) =>
  (await count('languages', filter, context)).map(({ name: code, count: movies }) => ({
    code,
    name: languageName(code),
    count: movies,
  }));

export const keywords: QueryResolvers['keywords'] = async (_root, given, context) => {
  const first = checkFirst('first', given.first, STANDARD_KEYWORDS);
  const startsWith = given.startsWith
    ? checkText('startsWith', given.startsWith, MAX_BEGINNING_LENGTH)
    : undefined;
  if (given.filter) {
    const filter = await readFilter('filter', given.filter, context);
    return countNames(context.database, 'keywords', { filter, first, ...(startsWith && { startsWith }) });
  }
  const all = await context.facets.counts('keywords');
  const beginning = startsWith?.toLowerCase() ?? '';
  return all.filter(({ name }) => name.toLowerCase().startsWith(beginning)).slice(0, first);
};

/** Without a filter the counts are remembered; with one they are of this moment. */
async function count(
  facet: Facet,
  given: MovieFilter | null | undefined,
  context: RequestContext,
): Promise<readonly NameCount[]> {
  if (!given) return context.facets.counts(facet);
  const filter = await readFilter('filter', given, context);
  return countNames(context.database, facet, { filter });
}
