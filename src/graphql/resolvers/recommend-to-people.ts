import type { MovieId } from '../../movie/movie.ts';
import { type PersonContext as When, WHENEVER } from '../../people/context-weight.ts';
import {
  MAX_GROUP,
  type Person,
  type PersonRequest,
  recommendFor,
  strongestMovies,
} from '../../recommend/recommend-for.ts';
import { REFERENCE_LIMITS } from '../../recommend/request.ts';
import { ArgumentError, nameArgument } from '../arguments/argument-error.ts';
import { readHistoryInput, readMovies, type Resolved } from '../arguments/interactions.ts';
import { type PageArguments, readPageRequest } from '../arguments/page-request.ts';
import type { RequestContext } from '../context.ts';
import type { PersonContext, RecommendInput } from '../generated/resolvers.generated.ts';
import { requireProfile } from '../profiles.ts';
import type { RecommendationConnectionSource } from '../sources.ts';

/** Whether an input of `recommend` asks for a person or a group, not for what is like some movies. */
export function asksForPeople({ like, history, profile, profiles }: RecommendInput): boolean {
  const given = [history, profile, profiles].filter((each) => each !== null && each !== undefined);
  if (given.length > 1 || (given.length === 1 && (like?.length ?? 0) > 0)) {
    throw new ArgumentError(
      'input',
      'Exactly one of input.like, input.history, input.profile and input.profiles says what to start from.',
    );
  }
  return given.length === 1;
}

/** Answers `recommend` for people. */
export async function recommendForInput(
  input: RecommendInput,
  paging: Pick<PageArguments, 'first' | 'after'>,
  context: RequestContext,
): Promise<RecommendationConnectionSource> {
  if ((input.dislike?.length ?? 0) > 0) {
    throw new ArgumentError(
      'input.dislike',
      'input.dislike goes with input.like only; dislikes of people are recorded.',
    );
  }
  const exclude = input.exclude ?? [];
  const [people, page, excluded] = await Promise.all([
    readPeople(input, context),
    readPageRequest('input.', { ...input, ...paging }, context),
    readMovies('input.exclude', exclude, REFERENCE_LIMITS.exclude.min, REFERENCE_LIMITS.exclude.max, context),
  ]);
  const answer = await recommendToPeople(
    {
      ...page,
      people: people.found,
      excluded: excluded.found,
      includeSeen: input.includeSeen ?? false,
      includeHidden: input.includeHidden ?? false,
      context: readPersonContext(input.context),
    },
    'after',
    context,
  );
  return { ...answer, unresolved: [...people.unknown, ...excluded.unknown] };
}

/** A page for people, with the movies that reasons are told from. `cursorArgument` is where its cursor came in. */
export async function recommendToPeople(
  request: PersonRequest,
  cursorArgument: string,
  context: RequestContext,
): Promise<RecommendationConnectionSource> {
  const { people } = request;
  const recommending = await context.personContext();
  try {
    const [page, strongest] = await Promise.all([
      recommendFor(recommending, request),
      Promise.all(people.map((person) => strongestMovies(recommending, person))),
    ]);
    const group =
      people.length === 1 ? [] : people.flatMap((person, i) => groupMember(person, strongest[i] ?? []));
    return { likes: [...new Set(strongest.flat())], unresolved: [], group, page };
  } catch (error) {
    throw nameArgument(cursorArgument, error);
  }
}

function groupMember(
  person: Person,
  likes: readonly MovieId[],
): { profileId: string; likes: readonly MovieId[] }[] {
  return person.kind === 'profile' ? [{ profileId: person.id, likes }] : [];
}

export function readPersonContext(given: PersonContext | null | undefined): When {
  return given ? { at: given.at ?? null, halfLifeDays: given.halfLifeDays ?? null } : WHENEVER;
}

async function readPeople(input: RecommendInput, context: RequestContext): Promise<Resolved<Person>> {
  context.privacy.restrict();
  if (input.history) {
    const { found, unknown } = await readHistoryInput('input.history', input.history, context);
    return { found: [{ kind: 'history', entries: found }], unknown };
  }
  const ids = [...new Set(input.profiles ?? (input.profile ? [input.profile] : []))];
  if (input.profiles && (ids.length < 2 || ids.length > MAX_GROUP)) {
    throw new ArgumentError(
      'input.profiles',
      `input.profiles names ${ids.length} profiles; 2 to ${MAX_GROUP} different ones are accepted.`,
    );
  }
  const profiles = await Promise.all(ids.map((id) => requireProfile(id, context)));
  return { found: profiles.map(({ id }) => ({ kind: 'profile', id })), unknown: [] };
}
