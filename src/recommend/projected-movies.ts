import type { Database } from '../database/database.ts';
import type { MovieProjector } from '../model/movie-projector.ts';
import { readMoviesForProjection } from '../model/training-movies.ts';
import { MIN_PROJECTION_LENGTH } from '../model/vector-rows.ts';
import type { MovieId } from '../movie/movie.ts';
import type { Taste } from './neighbour-query.ts';
import type { RecommendContext } from './serving-model.ts';

/**
 * Adds to the tastes vectors for the movies in `outside`, for which the model has none, projected from their metadata.
 * Leaves out movies whose metadata has nothing in common with the model's vocabulary. Null if the model cannot project.
 */
export async function withProjectedMovies(
  { database, model }: RecommendContext,
  tastes: readonly Taste[],
  outside: ReadonlySet<MovieId>,
): Promise<Taste[] | null> {
  const projector = await model.projector();
  if (projector === null) return null;
  const judged = tastes.flatMap(({ likes, dislikes }) => [...likes, ...dislikes]);
  const vectors = await project(database, projector, [...new Set(judged.filter((id) => outside.has(id)))]);
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
