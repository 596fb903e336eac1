import DataLoader from 'dataloader';
import type { Database } from '../../database/database.ts';
import type { MovieId } from '../../movie/movie.ts';
import { moviesWithoutVector } from '../../recommend/outside-model.ts';
import type { ServingModel } from '../../recommend/serving-model.ts';

/** The model for movies that it has no vector for; null for the others, and before the first training. */
export function createOutsideModelLoader(
  database: Database,
  activeModel: () => Promise<ServingModel | null>,
): DataLoader<MovieId, ServingModel | null> {
  return new DataLoader(async (ids) => {
    const model = await activeModel();
    if (model === null) return ids.map(() => null);
    const outside = await moviesWithoutVector(database, model, ids);
    return ids.map((id) => (outside.has(id) ? model : null));
  });
}
