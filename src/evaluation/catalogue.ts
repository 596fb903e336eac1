import { type QualityTier, TIER_VOTES } from '../movie/quality.ts';
import type { Database } from '../database/database.ts';
import { ELIGIBLE } from '../model/training-movies.ts';

/** What evaluation knows about a movie besides its vector. */
export interface EvaluatedMovie {
  readonly id: number;
  readonly title: string;
  readonly originalLanguage: string | null;
  readonly year: number | null;
  readonly votes: number;
  readonly genres: readonly string[];
  readonly keywords: readonly string[];
}

/** The movies that every system chooses from. A movie is identified by its position, 0 to movies.length - 1. */
export interface EvaluationCatalogue {
  readonly tier: QualityTier;
  /** Ascending by id. */
  readonly movies: readonly EvaluatedMovie[];
  readonly position: (movieId: number) => number | undefined;
}

function evaluationCatalogue(tier: QualityTier, movies: readonly EvaluatedMovie[]): EvaluationCatalogue {
  const positions = new Map(movies.map((movie, position) => [movie.id, position]));
  return { tier, movies, position: (movieId) => positions.get(movieId) };
}

/** The movies that training uses for a tier, in order of their ids. */
export async function readCatalogue(database: Database, tier: QualityTier): Promise<EvaluationCatalogue> {
  const { rows } = await database.pool.query<EvaluatedMovie>(
    `SELECT id, title, original_language AS "originalLanguage", year, vote_count AS votes, genres, keywords
     FROM movie
     WHERE ${ELIGIBLE}
     ORDER BY id`,
    [TIER_VOTES[tier]],
  );
  return evaluationCatalogue(tier, rows);
}
