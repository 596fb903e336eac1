import type { MovieFilter } from '../movie/filter.ts';
import type { MovieId } from '../movie/movie.ts';
import type { BrowsePage } from '../database/browse.ts';
import type { CatalogueMovie } from '../database/movie-rows.ts';
import type { StoredModel } from '../database/model-store.ts';
import type { Recommendation, RecommendationPage } from '../recommend/request.ts';
import type { TitleMatch } from '../search/search-titles.ts';

/** What the resolvers of each type start from; the generated types name these. */
export type MovieSource = CatalogueMovie & { readonly __typename?: 'Movie' };

export type ModelSource = StoredModel & { readonly __typename?: 'Model' };

export interface MovieConnectionSource {
  readonly page: BrowsePage;
  readonly filter: MovieFilter;
}

export type MovieEdgeSource = BrowsePage['items'][number];

export interface RecommendationConnectionSource {
  readonly __typename: 'RecommendationConnection';
  readonly likes: readonly MovieId[];
  readonly page: RecommendationPage;
}

export interface RecommendationEdgeSource {
  readonly connection: RecommendationConnectionSource;
  readonly item: Recommendation;
  readonly movie: MovieSource;
}

export type TitleMatchSource = TitleMatch;

export interface MovieNotFoundSource {
  readonly __typename: 'MovieNotFound';
  /** As the client wrote it. */
  readonly reference: string;
  readonly suggestions: readonly TitleMatch[];
}
