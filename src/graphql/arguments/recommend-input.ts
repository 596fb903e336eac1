import type { MovieRef, RecommendInput } from '../generated/resolvers.generated.ts';
import { ArgumentError } from './argument-error.ts';
import { readMovieReference, type MovieReference } from './movie-reference.ts';

export interface RecommendReferences {
  readonly likes: readonly MovieReference[];
  readonly dislikes: readonly MovieReference[];
  readonly excluded: readonly MovieReference[];
}

/** Checks the three lists of references and each reference in them. */
export function readRecommendReferences(input: RecommendInput): RecommendReferences {
  return {
    likes: references('like', input.like, 1, 50),
    dislikes: references('dislike', input.dislike, 0, 50),
    excluded: references('exclude', input.exclude, 0, 1000),
  };
}

function references(
  field: string,
  list: readonly MovieRef[] | null | undefined,
  fewest: number,
  most: number,
): MovieReference[] {
  const given = list ?? [];
  if (given.length < fewest || given.length > most) {
    throw new ArgumentError(
      `input.${field}`,
      `input.${field} has ${given.length} references; ${fewest} to ${most} are accepted.`,
    );
  }
  return given.map((reference, i) => readMovieReference(`input.${field}.${i}`, reference));
}
