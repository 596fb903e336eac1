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
}
