import type { InteractionPatch } from '../../people/interaction.ts';
import { checkInteraction } from '../../people/interaction.ts';
import { MAX_RECORDED } from '../../people/record.ts';
import type { RequestContext } from '../context.ts';
import type {
  HistoryEntry as HistoryInput,
  InteractionInput,
  MovieRef,
} from '../generated/resolvers.generated.ts';
import { MAX_HISTORY } from '../../recommend/recommend-for.ts';
import type { HistoryEntry } from '../../people/person.ts';
import { resolveIds } from '../references.ts';
import type { UnresolvedReferenceSource } from '../sources.ts';
import { explainUnresolved } from '../resolvers/search.ts';
import { ArgumentError, atArgument } from './argument-error.ts';
import { type MovieReference, readMovieReference } from './movie-reference.ts';

/** References that were looked up: what was found, and the rest for people to read. */
export interface Resolved<T> {
  readonly found: readonly T[];
  readonly unknown: readonly UnresolvedReferenceSource[];
}

/** Looks up the movies of a list of `given`; what names no movie is told. */
async function resolveAll<G, T>(
  given: readonly G[],
  pathOf: (position: number) => string,
  referenceOf: (each: G, position: number) => MovieReference,
  make: (each: G, movieId: number) => T,
  context: RequestContext,
): Promise<Resolved<T>> {
  const references = given.map(referenceOf);
  const ids = await resolveIds(references, context);
  const found = given.flatMap((each, i) => {
    const id = ids[i];
    return id === null || id === undefined ? [] : [make(each, id)];
  });
  const missing = references.flatMap((reference, i) =>
    ids[i] === null ? [{ reference, path: pathOf(i) }] : [],
  );
  return { found, unknown: await explainUnresolved(missing, context) };
}

/** References to movies, each movie once. */
export async function readMovies(
  argument: string,
  given: readonly MovieRef[],
  fewest: number,
  most: number,
  context: RequestContext,
): Promise<Resolved<number>> {
  checkCount(argument, given.length, fewest, most);
  const { found, unknown } = await resolveAll(
    given,
    (i) => `${argument.replace(/^input\./, '')}[${i}]`,
    (reference, i) => readMovieReference(`${argument}.${i}`, reference),
    (_, movieId) => movieId,
    context,
  );
  return { found: [...new Set(found)], unknown };
}

/** What is to be recorded. */
export async function readInteractions(
  argument: string,
  given: readonly InteractionInput[],
  context: RequestContext,
): Promise<Resolved<InteractionPatch>> {
  checkCount(argument, given.length, 0, MAX_RECORDED);
  const resolved = await resolveAll(
    given,
    (i) => `${argument}[${i}].movie`,
    ({ movie }, i) => readMovieReference(`${argument}.${i}.movie`, movie),
    ({ rating, liked, watchedOn, watchedAt, plays, watchlist, hidden }, movieId): InteractionPatch => ({
      movieId,
      ...(rating !== undefined && { rating }),
      ...(liked !== undefined && { liked }),
      ...(watchedOn !== undefined && { watchedOn }),
      ...(watchedAt !== undefined && { watchedAt }),
      // Null takes back, and taking back a count or a mark is none.
      ...(plays !== undefined && { plays: plays ?? 0 }),
      ...(watchlist !== undefined && { watchlist: watchlist ?? false }),
      ...(hidden !== undefined && { hidden: hidden ?? false }),
    }),
    context,
  );
  atArgument(argument, () => {
    resolved.found.forEach(checkInteraction);
  });
  return resolved;
}

/** The history of somebody who is stored nowhere, each movie once. */
export async function readHistoryInput(
  argument: string,
  given: readonly HistoryInput[],
  context: RequestContext,
): Promise<Resolved<HistoryEntry>> {
  checkCount(argument, given.length, 1, MAX_HISTORY);
  given.forEach(({ rating }, i) => {
    atArgument(`${argument}.${i}.rating`, () => {
      checkInteraction({ movieId: 0, rating: rating ?? null });
    });
  });
  const { found, unknown } = await resolveAll(
    given,
    (i) => `history[${i}].movie`,
    ({ movie }, i) => readMovieReference(`${argument}.${i}.movie`, movie),
    ({ rating = null, liked = null, watchedOn = null }, movieId): HistoryEntry => ({
      movieId,
      rating,
      liked,
      watchedOn,
    }),
    context,
  );
  return { found: [...new Map(found.map((entry) => [entry.movieId, entry])).values()], unknown };
}

function checkCount(argument: string, count: number, fewest: number, most: number): void {
  if (count < fewest || count > most) {
    throw new ArgumentError(argument, `${argument} has ${count} entries; ${fewest} to ${most} are accepted.`);
  }
}
