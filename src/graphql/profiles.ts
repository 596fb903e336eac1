import { ProfileNotFoundError } from '../people/errors.ts';
import { type Profile, type ProfileId, readProfile } from '../people/profiles.ts';
import { readShelf, type Shelf, type ShelfKey } from '../people/shelves.ts';
import { InputError } from '../movie/errors.ts';
import type { RequestContext } from './context.ts';
import { type Caller, mayUse, profilesRefused } from './profile-access.ts';

/** On whose behalf the request is made. Throws if it may use no profile. From here on, no cache may keep the answer. */
export async function requireCaller(context: RequestContext): Promise<Exclude<Caller, { kind: 'nobody' }>> {
  context.privacy.restrict();
  const caller = await context.caller();
  if (caller.kind === 'nobody') throw profilesRefused(caller.reason);
  return caller;
}

/** Null if there is no such profile, or if the request may not use it. */
export async function findProfile(id: ProfileId, context: RequestContext): Promise<Profile | null> {
  const caller = await requireCaller(context);
  const profile = await readProfile(context.people, id);
  return profile !== null && mayUse(caller, profile) ? profile : null;
}

/** Throws ProfileNotFoundError if there is no such profile, or if the request may not use it. */
export async function requireProfile(id: ProfileId, context: RequestContext): Promise<Profile> {
  const profile = await findProfile(id, context);
  if (profile === null) throw new ProfileNotFoundError(id);
  return profile;
}

/** A shelf of everybody, or of a profile that the request may use. Throws InputError if there is none. */
export async function requireShelf(key: ShelfKey, context: RequestContext): Promise<Shelf> {
  context.privacy.restrict();
  const mayRead = key.profileId === null || (await findProfile(key.profileId, context)) !== null;
  const shelf = mayRead ? await readShelf(context.people, key) : null;
  if (shelf !== null) return shelf;
  throw new InputError(
    `There is no shelf ${JSON.stringify(key.name.slice(0, 60))} of ${key.profileId === null ? 'everybody' : JSON.stringify(key.profileId.slice(0, 60))}, or this request has no right to it.`,
  );
}
