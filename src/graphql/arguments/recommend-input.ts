import type { MovieRef, RecommendInput } from '../generated/resolvers.generated.ts';
import { REFERENCE_LIMITS } from '../../recommend/request.ts';
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
    likes: references('like', input.like),
    dislikes: references('dislike', input.dislike),
    excluded: references('exclude', input.exclude),
  };
}

function references(
  field: keyof typeof REFERENCE_LIMITS,
  list: readonly MovieRef[] | null | undefined,
): MovieReference[] {
  const given = list ?? [];
  const { min, max } = REFERENCE_LIMITS[field];
  if (given.length < min || given.length > max) {
    throw new ArgumentError(
      `input.${field}`,
      `input.${field} has ${given.length} references; ${min} to ${max} are accepted.`,
    );
  }
  return given.map((reference, i) => readMovieReference(`input.${field}.${i}`, reference));
}
