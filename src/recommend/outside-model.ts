import type { Database } from '../database/database.ts';
import { vectorTable } from '../database/vector-table.ts';
import { isInformativeDocument } from '../features/informative.ts';
import { movieDocument } from '../features/movie-document.ts';
import type { Movie, MovieId } from '../movie/movie.ts';
import { TIER_VOTES, type QualityTier } from '../movie/quality.ts';
import type { ExplainedMovie } from '../model/explain/described-term.ts';
import type { ServingModel } from './serving-model.ts';

/** Why a movie was left out of a model. */
type OutsideReason = 'ADULT' | 'NOT_RELEASED' | 'TOO_FEW_VOTES' | 'TOO_LITTLE_METADATA' | 'NOT_IN_TRAINING';

/** A movie for which the active model has no vector. */
export interface OutsideModel {
  readonly reason: OutsideReason;
  /** A sentence for people to read. */
  readonly message: string;
}

type JudgedMovie = ExplainedMovie & Pick<Movie, 'adult' | 'status'>;

/** What keeps a movie out of a model of this tier: the first condition that it fails. */
export function whyOutside(movie: JudgedMovie, tier: QualityTier): OutsideModel {
  const { title, status, voteCount } = movie;
  if (movie.adult) {
    return { reason: 'ADULT', message: `"${title}" is an adult movie; models are made without those.` };
  }
  if (status !== null && status !== '' && status !== 'Released') {
    return {
      reason: 'NOT_RELEASED',
      message: `"${title}" has the status "${status}"; models are made of released movies.`,
    };
  }
  if (voteCount < TIER_VOTES[tier]) {
    const votes = voteCount === 1 ? '1 vote' : `${voteCount} votes`;
    return {
      reason: 'TOO_FEW_VOTES',
      message: `"${title}" has ${votes}; the model of tier ${tier} is made of movies with ${TIER_VOTES[tier]} votes and more.`,
    };
  }
  if (!isInformativeDocument(movieDocument(movie, { credits: true }))) {
    return {
      reason: 'TOO_LITTLE_METADATA',
      message: `The catalogue says too little about "${title}" to compare it with other movies.`,
    };
  }
  return {
    reason: 'NOT_IN_TRAINING',
    message: `"${title}" was not among the movies that the model was made of; the next training may take it.`,
  };
}

const HAVE_VECTOR = (modelId: number): string => `
  SELECT movie_id AS id FROM ${vectorTable(modelId)} WHERE movie_id = ANY ($1::integer[]) AND embedding IS NOT NULL`;

/** So that the set takes some megabytes at most. */
const MAX_REMEMBERED = 200_000;

/** Those of the given movies for which the model has no vector. Runs no statement if all are known to have one. */
export async function moviesWithoutVector(
  database: Database,
  model: Pick<ServingModel, 'id' | 'withVector'>,
  movieIds: readonly MovieId[],
): Promise<ReadonlySet<MovieId>> {
  const unknown = new Set(movieIds.filter((id) => !model.withVector.has(id)));
  if (unknown.size === 0) return unknown;
  const { rows } = await database.pool.query<{ id: MovieId }>({
    name: `movies_with_vector_${model.id}`,
    text: HAVE_VECTOR(model.id),
    values: [[...unknown]],
  });
  for (const { id } of rows) unknown.delete(id);
  rememberVectors(
    model,
    rows.map(({ id }) => id),
  );
  return unknown;
}

/** Remembers that the model has vectors for these movies, so that they need not be looked up again. */
export function rememberVectors(model: Pick<ServingModel, 'withVector'>, movieIds: Iterable<MovieId>): void {
  if (model.withVector.size > MAX_REMEMBERED) model.withVector.clear();
  for (const id of movieIds) model.withVector.add(id);
}
