import type { Database } from '../database/database.ts';
import { vectorTable } from '../database/vector-table.ts';
import { isInformativeDocument } from '../features/informative.ts';
import { movieDocument } from '../features/movie-document.ts';
import type { MovieProjector } from '../model/movie-projector.ts';
import { MIN_PROJECTION_LENGTH } from '../model/vector-rows.ts';
import { readMoviesForProjection } from '../model/training-movies.ts';
import type { Movie, MovieId } from '../movie/movie.ts';
import { TIER_VOTES, type QualityTier } from '../movie/quality.ts';
import type { ExplainedMovie } from '../model/explain/described-term.ts';
import type { Taste } from './neighbour-query.ts';
import type { RecommendContext, ServingModel } from './serving-model.ts';

/** Why a model was not made with a movie. */
export type OutsideReason =
  'ADULT' | 'NOT_RELEASED' | 'TOO_FEW_VOTES' | 'TOO_LITTLE_METADATA' | 'NOT_IN_TRAINING';

/** A movie for which the model that answers has no vector. */
export interface OutsideModel {
  readonly reason: OutsideReason;
  /** For a person to read. */
  readonly message: string;
}

type JudgedMovie = ExplainedMovie & Pick<Movie, 'adult' | 'status'>;

/** What keeps a movie out of a model of this tier, the first of all conditions that it fails. */
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

/** Some megabytes at most. */
const MAX_REMEMBERED = 200_000;

/** Of these movies those for which the model has no vector. No statement when all are known to have one. */
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
  if (model.withVector.size > MAX_REMEMBERED) model.withVector.clear();
  for (const { id } of rows) {
    model.withVector.add(id);
    unknown.delete(id);
  }
  return unknown;
}

/**
 * The tastes with vectors for those of their movies that the model has none for, projected from what the catalogue
 * says of them. Movies of which it says nothing that the model knows are left out.
 */
export async function withProjectedMovies(
  { database, model }: RecommendContext,
  tastes: readonly Taste[],
): Promise<readonly Taste[]> {
  const judged = tastes.flatMap(({ likes, dislikes }) => [...likes, ...dislikes]);
  const outside = await moviesWithoutVector(database, model, judged);
  if (outside.size === 0) return tastes;
  const projector = await model.projector();
  if (projector === null) return tastes;
  const vectors = await project(database, projector, [...outside]);
  const vectorsOf = (ids: readonly MovieId[]) => ids.flatMap((id) => vectors.get(id) ?? []);
  return tastes.map((taste) => ({
    ...taste,
    projected: { likes: vectorsOf(taste.likes), dislikes: vectorsOf(taste.dislikes) },
  }));
}

async function project(
  database: Database,
  projector: MovieProjector,
  ids: readonly MovieId[],
): Promise<ReadonlyMap<MovieId, Float32Array>> {
  const movies = await readMoviesForProjection(database.pool, ids);
  const matrix = projector.rows(movies);
  const vectors = new Map<MovieId, Float32Array>();
  for await (const block of projector.project(matrix, 1)) {
    for (let i = 0; i < block.rows; i++) {
      const movie = movies[block.firstRow + i];
      if (movie === undefined || (block.norms[i] ?? 0) <= MIN_PROJECTION_LENGTH) continue;
      vectors.set(movie.id, block.vectors.slice(i * projector.dimensions, (i + 1) * projector.dimensions));
    }
  }
  return vectors;
}
