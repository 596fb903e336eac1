import type { MovieId } from '../movie/movie.ts';
import { readSentVector } from '../database/sent-vector.ts';
import { vectorTable } from '../database/vector-table.ts';
import { layOutOnPlane } from '../linalg/plane-layout.ts';
import { recommend } from './recommend.ts';
import type { RecommendContext } from './serving-model.ts';

/** A movie's place on the map of a neighbourhood. */
export interface NeighbourhoodPlace {
  readonly movieId: MovieId;
  /** Cosine with the movie in the middle, in [-1, 1]. */
  readonly similarity: number;
  /** In [-1, 1], like `y`. The movie in the middle is at 0, 0. */
  readonly x: number;
  readonly y: number;
}

/**
 * The `first` (1 to 100) nearest neighbours of a movie by cosine, nearest first. Each has a place on a plane where
 * similar movies lie close together. Empty for a movie without a vector. Throws InputError.
 */
export async function neighbourhood(
  context: RecommendContext,
  movieId: MovieId,
  first: number,
): Promise<NeighbourhoodPlace[]> {
  const taste = { likes: [movieId], dislikes: [], excluded: [] };
  const page = { filter: {}, first, after: null, ranking: 'similarity', diversity: 0 } as const;
  const { items: nearest } = await recommend(context, { ...taste, ...page });
  const vectors = await readVectors(context, [movieId, ...nearest.map((item) => item.movieId)]);
  const centre = vectors.get(movieId);
  if (!centre) return [];
  const placed = nearest.flatMap((item) => {
    const vector = vectors.get(item.movieId);
    return vector ? [{ item, vector }] : [];
  });
  const [, ...points] = layOutOnPlane([centre, ...placed.map(({ vector }) => vector)]);
  return placed.flatMap(({ item: { movieId, similarity } }, i) => {
    const point = points[i];
    return point ? [{ movieId, similarity, ...point }] : [];
  });
}

async function readVectors(
  { database, model }: RecommendContext,
  movieIds: readonly MovieId[],
): Promise<Map<MovieId, Float32Array>> {
  const { rows } = await database.pool.query<{ movieId: MovieId; embedding: Buffer }>(
    `SELECT movie_id AS "movieId", vector_send(embedding) AS embedding FROM ${vectorTable(model.id)}
     WHERE movie_id = ANY ($1::integer[]) AND embedding IS NOT NULL`,
    [movieIds],
  );
  return new Map(rows.map(({ movieId, embedding }) => [movieId, readSentVector(embedding)]));
}
