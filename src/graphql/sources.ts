import type { MovieId } from '../movie/movie.ts';
import type { BrowsePage } from '../database/browse.ts';
import type { NameCount } from '../database/facets.ts';
import type { CreditedPerson } from '../database/people-rows.ts';
import type { CatalogueMovie } from '../movie/movie.ts';
import type { StoredModel } from '../database/model-store.ts';
import type { HistoryPage } from '../people/history.ts';
import type { Interaction } from '../people/interaction.ts';
import type { Profile, ProfileId } from '../people/profiles.ts';
import type { Shelf } from '../people/shelves.ts';
import type { Reason, Recommendation, RecommendationPage } from '../recommend/request.ts';
import type { TitleMatch } from '../search/search-titles.ts';

/** The parent objects of the resolvers; the generated types refer to these. */
export type MovieSource = CatalogueMovie & { readonly __typename?: 'Movie' };

export type ModelSource = StoredModel & { readonly __typename?: 'Model' };

export interface MovieConnectionSource {
  readonly page: BrowsePage;
  /** How many movies the whole list has. */
  readonly count: () => Promise<number>;
}

export type PersonSource = CreditedPerson & { readonly __typename?: 'Person' };

export interface KeywordSource {
  readonly keyword: string;
  readonly movies: number;
}

export type KeywordCountSource = NameCount;

export interface PersonMatchSource {
  readonly person: PersonSource;
  readonly similarity: number;
}

export interface SearchMatchSource {
  readonly item: MovieSource | PersonSource;
  readonly similarity: number;
  readonly matched: string;
}

export type MovieEdgeSource = BrowsePage['items'][number];

export interface RecommendationConnectionSource {
  readonly unresolved: readonly UnresolvedReferenceSource[];
  /** The movies on which reasons are based. */
  readonly likes: readonly MovieId[];
  /** The same for each person of a group; otherwise empty. */
  readonly group?: readonly { readonly profileId: ProfileId; readonly likes: readonly MovieId[] }[];
  readonly page: RecommendationPage;
}

export interface RecommendationEdgeSource {
  readonly connection: RecommendationConnectionSource;
  readonly item: Recommendation;
  readonly movie: MovieSource;
}

export type ReasonSource = Reason;

export type TitleMatchSource = TitleMatch;

export interface UnresolvedReferenceSource {
  /** Its place in the arguments: 'like[2]'. */
  readonly path: string;
  /** As the client wrote it. */
  readonly reference: string;
  readonly suggestions: readonly TitleMatch[];
}

export type ProfileSource = Profile;

export interface HistoryConnectionSource {
  readonly page: HistoryPage;
}

export interface InteractionSource {
  readonly interaction: Interaction;
  readonly movie: MovieSource;
}

export interface HistoryEdgeSource {
  readonly cursor: string;
  readonly node: InteractionSource;
}

export type ShelfSource = Shelf;
