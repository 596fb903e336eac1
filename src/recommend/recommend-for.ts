import { WHENEVER, checkPersonContext, type PersonContext } from '../people/context-weight.ts';
import {
  type HistoryEntry,
  personOf,
  type PersonSums,
  readPerson,
  strongestIn,
  strongestOf,
} from '../people/person.ts';
import type { ProfileId } from '../people/profiles.ts';
import { InputError } from '../movie/errors.ts';
import type { MovieSet } from '../movie/movie-set.ts';
import type { MovieId } from '../movie/movie.ts';
import { type PersonQuery, personQuery } from '../model/person/person-query.ts';
import type { PersonSpace } from '../model/person/person-space.ts';
import { recommendEach } from './recommend.ts';
import type { PageRequest, RecommendationPage } from './request.ts';
import type { RecommendContext } from './serving-model.ts';
import { checkCount } from './validate-request.ts';

/** Somebody to recommend for: a stored profile, or a history that the request brings and nobody stores. */
export type Person =
  | { readonly kind: 'profile'; readonly id: ProfileId }
  | { readonly kind: 'history'; readonly entries: readonly HistoryEntry[] };

export interface PersonRequest extends PageRequest {
  /** One person, or 2 to 8 who watch together. */
  readonly people: readonly Person[];
  /** Never recommended; up to 1,000. */
  readonly excluded?: readonly MovieId[];
  /** Whether movies that they have seen may be recommended; default false. */
  readonly includeSeen?: boolean;
  /** Whether movies that they have hidden may be recommended; default false. */
  readonly includeHidden?: boolean;
  /** Which part of their histories counts more; by default all of it counts alike. */
  readonly context?: PersonContext;
}

export const MAX_GROUP = 8;
export const MAX_HISTORY = 5_000;

/**
 * A page of movies for a person or a group, best first. A group is the mean of its members' vectors, each scaled to
 * length 1 so that the longest history does not decide. Measured on 300 groups of two, the mean serves both members as
 * well as any other rule, and the less satisfied one better than least misery does. Movies that any member has seen or
 * hidden are left out. The page is full whenever enough movies satisfy the filter. Somebody who likes nothing yet gets
 * what the average person likes, or an empty page if the model has no vectors for people.
 * Throws InputError, ProfileNotFoundError.
 */
export async function recommendFor(
  context: RecommendContext,
  request: PersonRequest,
): Promise<RecommendationPage> {
  const {
    people,
    context: when = WHENEVER,
    includeSeen = false,
    includeHidden = false,
    excluded = [],
  } = request;
  checkPeople(people, excluded);
  checkPersonContext(when);
  const { database } = context;
  const space = await context.model.personSpace();
  const model = { id: context.model.id, persons: space !== null };
  const sums = await Promise.all(
    people.map((person) =>
      person.kind === 'profile'
        ? readPerson(database, model, person.id, when)
        : personOf(database, model, person.entries, when),
    ),
  );
  const known = people.flatMap((person) => knownTo(person, !includeSeen, !includeHidden));
  const left: MovieSet[] = excluded.length > 0 ? [...known, { kind: 'movies', ids: excluded }] : known;
  const { filter } = request;
  const name = JSON.stringify([people.map(nameOf), when.at, when.halfLifeDays]);
  const scored = space === null || request.ranking === 'similarity' ? null : meanQuery(sums, space);
  const person = { name, vector: meanTaste(sums), scored, known };
  const taste = { likes: [], dislikes: [], excluded: [], person };
  const [page] = await recommendEach(context, [taste], {
    ...pageOf(request),
    filter: left.length === 0 ? filter : { ...filter, inNoneOf: [...(filter.inNoneOf ?? []), ...left] },
  });
  if (page === undefined) throw new Error('one person was asked about, and no page came back');
  return page;
}

/** The movies that say most about what a person likes: up to 50, the strongest first. Reasons refer to them. */
export function strongestMovies({ database }: RecommendContext, person: Person): Promise<MovieId[]> {
  return person.kind === 'profile' ? strongestOf(database, person.id) : strongestIn(database, person.entries);
}

function checkPeople(people: readonly Person[], excluded: readonly MovieId[]): void {
  if (people.length < 1 || people.length > MAX_GROUP) {
    throw new InputError(`There are ${people.length} people; 1 to ${MAX_GROUP} are accepted.`);
  }
  for (const person of people) {
    if (person.kind === 'history' && person.entries.length > MAX_HISTORY) {
      throw new InputError(
        `The history has ${person.entries.length} entries; up to ${MAX_HISTORY} are accepted.`,
      );
    }
  }
  checkCount('exclude', excluded.length);
}

/** The movies that must not be recommended to a person. */
function knownTo(person: Person, seen: boolean, hidden: boolean): MovieSet[] {
  if (person.kind === 'history') {
    return seen ? [{ kind: 'movies', ids: person.entries.map(({ movieId }) => movieId) }] : [];
  }
  return seen || hidden ? [{ kind: 'history', profileId: person.id, seen, hidden }] : [];
}

function nameOf(person: Person): unknown {
  return person.kind === 'profile' ? person.id : person.entries;
}

/** The mean of the unit vectors of the people who like anything; null if none does. */
function meanTaste(people: readonly PersonSums[]): Float32Array | null {
  const units = people.flatMap(({ taste }) => (taste === null ? [] : [unit(taste)]));
  const [first] = units;
  if (first === undefined) return null;
  return first.map((_, i) => units.reduce((sum, vector) => sum + (vector[i] ?? 0), 0) / units.length);
}

/** The sum of the people's queries (person-query.ts). In a group, each is scaled by its length, so all count alike. */
function meanQuery(people: readonly PersonSums[], space: PersonSpace): PersonQuery {
  const queries = people.map(({ likes, taste, person }) => {
    const { out, taste: asked } = personQuery(
      {
        likes,
        inSum: person ?? new Float32Array(space.dimensions),
        tasteSum: taste ?? new Float32Array(space.tasteDimensions),
      },
      space,
    );
    const length = people.length === 1 ? 1 : Math.hypot(...out) || 1;
    const shortened = (vector: Float32Array) => vector.map((value) => value / length);
    return { out: shortened(out), taste: asked === null ? null : shortened(asked) };
  });
  const tastes = queries.flatMap(({ taste }) => (taste === null ? [] : [taste]));
  return { out: sumOf(queries.map(({ out }) => out)), taste: tastes.length === 0 ? null : sumOf(tastes) };
}

function sumOf(vectors: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(0), ...more] = vectors;
  return first.map((value, i) => more.reduce((sum, vector) => sum + (vector[i] ?? 0), value));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

function pageOf({ filter, first, after, ranking, diversity }: PageRequest): PageRequest {
  return { filter, first, after, ranking, diversity };
}
