import { exportProfile as makeExport } from '../../people/export.ts';
import { readHistory } from '../../people/history.ts';
import { listProfiles } from '../../people/profiles.ts';
import { listShelves } from '../../people/shelves.ts';
import { readTaste } from '../../people/taste.ts';
import { nameArgument } from '../arguments/argument-error.ts';
import { checkFirst } from '../arguments/page.ts';
import { readPageRequest } from '../arguments/page-request.ts';
import type {
  HistoryConnectionResolvers,
  HistoryEdgeResolvers,
  InteractionResolvers,
  ProfileResolvers,
  QueryResolvers,
  ShelfResolvers,
} from '../generated/resolvers.generated.ts';
import { findProfile, requireCaller, requireProfile } from '../profiles.ts';
import { formatShelfId } from '../shelf-id.ts';
import type { HistoryConnectionSource, HistoryEdgeSource } from '../sources.ts';
import type { RequestContext } from '../context.ts';
import { pageInfo } from './page-info.ts';
import { readPersonContext, recommendToPeople } from './recommend-to-people.ts';

const STANDARD_PAGE = 20;
const MAX_LISTED = 100;

export const oneProfile: QueryResolvers['profile'] = (_root, { id }, context) => findProfile(id, context);

export const profiles: QueryResolvers['profiles'] = async (_root, _arguments, context) => {
  const caller = await requireCaller(context);
  if (caller.kind === 'everybody') return listProfiles(context.people, null, MAX_LISTED);
  const own = await findProfile(caller.id, context);
  const household =
    caller.household === null ? [] : await listProfiles(context.people, caller.household, MAX_LISTED);
  return own === null || household.some(({ id }) => id === own.id) ? household : [own, ...household];
};

export const sharedShelves: QueryResolvers['shelves'] = (_root, _arguments, context) =>
  listShelves(context.people, null);

export const exportProfile: QueryResolvers['exportProfile'] = async (_root, given, context) => {
  const profile = await requireProfile(given.profile, context);
  const format = given.format === 'LETTERBOXD' ? 'letterboxd' : 'json';
  return { files: await makeExport(context.people, profile, format) };
};

export const profile: ProfileResolvers = {
  id: ({ id }) => id,
  createdAt: ({ createdAt }) => createdAt,
  entries: ({ entries }) => entries,
  history: async ({ id }, given, context) => {
    const first = checkFirst('first', given.first, STANDARD_PAGE);
    try {
      return { page: await readHistory(context.people, id, { first, after: given.after ?? null }) };
    } catch (error) {
      throw nameArgument('after', error);
    }
  },
  shelves: ({ id }, _arguments, context) => listShelves(context.people, id),
  taste: ({ id }, _arguments, context) => readTaste(context.people, id),
  recommendations: async ({ id }, given, context) => {
    const page = await readPageRequest('', given, context);
    return recommendToPeople(
      {
        ...page,
        people: [{ kind: 'profile', id }],
        includeSeen: given.includeSeen ?? false,
        includeHidden: given.includeHidden ?? false,
        context: readPersonContext(given.context),
      },
      'after',
      context,
    );
  },
};

export const historyConnection: HistoryConnectionResolvers = {
  edges,
  nodes: async (connection, _arguments, context) =>
    (await edges(connection, null, context)).map(({ node }) => node),
  pageInfo: ({ page }) => pageInfo(page),
};

async function edges(
  { page }: HistoryConnectionSource,
  _arguments: unknown,
  { loaders }: RequestContext,
): Promise<HistoryEdgeSource[]> {
  const movies = await Promise.all(
    page.items.map(({ interaction }) => loaders.movie.load(interaction.movieId)),
  );
  return page.items.flatMap(({ interaction, cursor }, i) => {
    const movie = movies[i];
    return movie ? [{ cursor, node: { interaction, movie } }] : [];
  });
}

export const historyEdge: HistoryEdgeResolvers = {
  cursor: ({ cursor }) => cursor,
  node: ({ node }) => node,
};

export const interaction: InteractionResolvers = {
  movie: ({ movie }) => movie,
  rating: ({ interaction: { rating } }) => rating,
  liked: ({ interaction: { liked } }) => liked,
  watchedOn: ({ interaction: { watchedOn } }) => watchedOn,
  watchedAt: ({ interaction: { watchedAt } }) => watchedAt,
  plays: ({ interaction: { plays } }) => plays,
  watchlist: ({ interaction: { watchlist } }) => watchlist,
  hidden: ({ interaction: { hidden } }) => hidden,
  source: ({ interaction: { source } }) => source,
  recordedAt: ({ interaction: { recordedAt } }) => recordedAt,
};

export const shelf: ShelfResolvers = {
  id: formatShelfId,
  name: ({ name }) => name,
  movieCount: ({ movieCount }) => movieCount,
  updatedAt: ({ updatedAt }) => updatedAt,
};
