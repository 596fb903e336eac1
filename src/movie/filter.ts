/** Conditions on movies; all given ones must hold. Bounds are inclusive. An empty list is no condition. */
export interface MovieFilter {
  readonly minRating?: number;
  readonly maxRating?: number;
  readonly minVotes?: number;
  readonly minYear?: number;
  readonly maxYear?: number;
  /** At least one of these. */
  readonly genres?: readonly string[];
  /** All of these. */
  readonly allGenres?: readonly string[];
  /** None of these. */
  readonly excludeGenres?: readonly string[];
  /** ISO 639-1 codes of the original language; any of them. */
  readonly languages?: readonly string[];
  /** Production countries; any of them. */
  readonly countries?: readonly string[];
  /** Minutes. */
  readonly minRuntime?: number;
  /** Minutes. */
  readonly maxRuntime?: number;
  /** Adult movies are left out unless this is true. */
  readonly includeAdult?: boolean;
  /** In at least one of these sets. */
  readonly inOneOf?: readonly MovieSet[];
  /** In none of these sets. */
  readonly inNoneOf?: readonly MovieSet[];
}

/** A set of movies, of any size. */
export type MovieSet =
  | {
      readonly kind: 'shelf';
      /** The profile whose shelf it is; empty for a shelf of everybody. */
      readonly owner: string;
      readonly name: string;
      /** How many movies it has, or had when it was looked up. */
      readonly size: number;
    }
  | {
      readonly kind: 'history';
      readonly profileId: string;
      /** Movies that the person has seen, hidden, or both. */
      readonly seen: boolean;
      readonly hidden: boolean;
    }
  | { readonly kind: 'movies'; readonly ids: readonly number[] };
