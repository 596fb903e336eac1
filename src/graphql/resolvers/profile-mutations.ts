import { randomUUID } from 'node:crypto';
import { recordShown } from '../../people/feedback.ts';
import {
  checkProfileId,
  createProfile as make,
  deleteProfile as remove,
  readProfile,
} from '../../people/profiles.ts';
import { forgetMovies, MAX_RECORDED, recordInteractions } from '../../people/record.ts';
import { putShelf as put, removeShelf as unmakeShelf, type ShelfChange } from '../../people/shelves.ts';
import { ArgumentError, atArgument, nameArgument } from '../arguments/argument-error.ts';
import { readInteractions, readMovies } from '../arguments/interactions.ts';
import type { RequestContext } from '../context.ts';
import type {
  MutationResolvers,
  ShelfChange as ShelfChangeName,
  ShownInput,
} from '../generated/resolvers.generated.ts';
import { parseGlobalId } from '../global-id.ts';
import { profilesRefused } from '../profile-access.ts';
import { requireCaller, requireProfile } from '../profiles.ts';
import { parseShelfId } from '../shelf-id.ts';

const MAX_LISTS_SHOWN = 20;
const MAX_SHOWN = 100;

export const createProfile: MutationResolvers['createProfile'] = async (_root, given, context) => {
  const caller = await requireCaller(context);
  if (caller.kind === 'everybody') {
    const id = atArgument('id', () => checkProfileId(given.id ?? randomUUID()));
    return make(context.people, id).catch((error: unknown) => {
      throw nameArgument('id', error);
    });
  }
  const { household } = caller;
  if (given.id === null || given.id === undefined || given.id === caller.id) {
    const own = atArgument('id', () => checkProfileId(caller.id));
    // A second profile without an id is another one of the household.
    if (given.id || household === null || (await readProfile(context.people, own)) === null) {
      return make(context.people, own, { household, renew: true });
    }
    return make(context.people, randomUUID(), { household });
  }
  throw new ArgumentError(
    'id',
    'A token makes the profile that its `sub` names, or with a household others without an id; this id is neither.',
  );
};

export const record: MutationResolvers['record'] = async (_root, given, context) => {
  const { id } = await requireProfile(given.profile, context);
  const { found, unknown } = await readInteractions('interactions', given.interactions, context);
  const shown = await readShown(given.shown, context);
  let recorded = { added: 0, changed: 0 };
  if (found.length > 0) {
    const { watchedRecommendations, ...counts } = await recordInteractions(
      context.people,
      id,
      found,
      'api',
    ).catch((error: unknown) => {
      throw nameArgument('interactions', error);
    });
    recorded = counts;
    context.feedback.watched(watchedRecommendations);
  }
  for (const list of shown) context.feedback.shown(list.modelId, await recordShown(context.people, id, list));
  return { profile: await requireProfile(id, context), ...recorded, unknown };
};

async function readShown(
  given: readonly ShownInput[],
  context: RequestContext,
): Promise<{ modelId: number; movieIds: readonly number[] }[]> {
  if (given.length > MAX_LISTS_SHOWN) {
    throw new ArgumentError(
      'shown',
      `shown has ${given.length} lists; up to ${MAX_LISTS_SHOWN} are accepted.`,
    );
  }
  return Promise.all(
    given.map(async ({ model, movies }, i) => {
      const { type, key } = atArgument(`shown.${i}.model`, () => parseGlobalId(model));
      if (type !== 'Model') {
        throw new ArgumentError(
          `shown.${i}.model`,
          `shown.${i}.model names a ${type}; the id of a model is expected.`,
        );
      }
      const { found } = await readMovies(`shown.${i}.movies`, movies, 1, MAX_SHOWN, context);
      return { modelId: key, movieIds: found };
    }),
  );
}

export const forget: MutationResolvers['forget'] = async (_root, given, context) => {
  const { id } = await requireProfile(given.profile, context);
  const { found } = await readMovies('movies', given.movies, 1, MAX_RECORDED, context);
  const forgotten = await forgetMovies(context.people, id, found);
  return { profile: await requireProfile(id, context), forgotten };
};

const CHANGES: Readonly<Record<ShelfChangeName, ShelfChange>> = {
  REPLACE: 'replace',
  ADD: 'add',
  REMOVE: 'remove',
};

export const putShelf: MutationResolvers['putShelf'] = async (_root, given, context) => {
  const profileId = given.profile ?? null;
  await requireShelfKeeper(profileId, context);
  const { found, unknown } = await readMovies('movies', given.movies, 0, MAX_RECORDED, context);
  const change = CHANGES[given.change ?? 'REPLACE'];
  const shelf = await put(context.people, { profileId, name: given.name }, found, change).catch(
    (error: unknown) => {
      throw nameArgument('name', error);
    },
  );
  return { shelf, unknown };
};

export const removeShelf: MutationResolvers['removeShelf'] = async (_root, { id }, context) => {
  const key = atArgument('id', () => parseShelfId(id));
  await requireShelfKeeper(key.profileId, context);
  return unmakeShelf(context.people, key);
};

export const deleteProfile: MutationResolvers['deleteProfile'] = async (_root, given, context) => {
  const { id } = await requireProfile(given.profile, context);
  await remove(context.people, id);
  return true;
};

/** Shelves of everybody are for those who may act for everybody. */
async function requireShelfKeeper(profileId: string | null, context: RequestContext): Promise<void> {
  if (profileId !== null) {
    await requireProfile(profileId, context);
    return;
  }
  const caller = await requireCaller(context);
  if (caller.kind !== 'everybody') {
    throw profilesRefused(
      'Shelves of everybody are changed by the operator only; name a profile of your own.',
    );
  }
}
