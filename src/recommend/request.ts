import type { MovieFilter } from '../movie/filters.ts';
import type { ReasonKind } from '../model/explain/described-term.ts';
import type { MovieId } from '../movie/movie.ts';

export type Ranking = 'similarity' | 'balanced';

/** How many movies a request can name. */
export const REFERENCE_LIMITS = {
  like: { min: 1, max: 50 },
  dislike: { min: 0, max: 50 },
  exclude: { min: 0, max: 1_000 },
} as const;

/** What to recommend: everything except the movies to start from. */
export interface PageRequest {
  readonly filter: MovieFilter;
  /** 1 to MAX_PAGE_SIZE. */
  readonly first: number;
  /** Cursor of the edge to continue after. */
  readonly after: string | null;
  readonly ranking: Ranking;
  /** 0 = by score alone, 1 = as varied as possible. */
  readonly diversity: number;
}

export interface RecommendRequest extends PageRequest {
  /** See REFERENCE_LIMITS. */
  readonly likes: readonly MovieId[];
  readonly dislikes: readonly MovieId[];
  /** Never recommended; nor are the likes and dislikes themselves. */
  readonly excluded: readonly MovieId[];
}

export interface Recommendation {
  readonly movieId: MovieId;
  readonly cursor: string;
  /** Cosine similarity in [-1, 1]. */
  readonly similarity: number;
  /** The list is in descending order of this (before diversification). */
  readonly score: number;
}

export interface RecommendationPage {
  readonly modelId: number;
  readonly items: readonly Recommendation[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export interface Reason {
  readonly kind: ReasonKind;
  /** For people to read: 'Science Fiction', 'dream world', 'Legendary Pictures'. */
  readonly label: string;
  /** Share of the similarity that it explains, in [0, 1]. */
  readonly weight: number;
  /** The liked movies that share it. */
  readonly because: readonly MovieId[];
}
