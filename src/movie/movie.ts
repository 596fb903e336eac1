/** Identifies a movie: the id of the catalogue it came from, which for TMDB files is the TMDB id. */
export type MovieId = number;

/** A movie as the catalogue describes it. Unknown text and numbers are null, unknown lists are empty. */
export interface Movie {
  readonly id: MovieId;
  /** `tt` and digits. */
  readonly imdbId: string | null;
  readonly title: string;
  readonly originalTitle: string | null;
  readonly overview: string | null;
  readonly tagline: string | null;
  /** YYYY-MM-DD; catalogues that know only the year say YYYY-01-01. */
  readonly releaseDate: string | null;
  /** Minutes, above zero. */
  readonly runtime: number | null;
  /** Mean vote, 0 to 10; null when nobody voted. */
  readonly voteAverage: number | null;
  readonly voteCount: number;
  readonly popularity: number | null;
  /** As TMDB writes it ("Released", "Post Production", ...); null counts as released. */
  readonly status: string | null;
  readonly adult: boolean;
  /** US dollars. */
  readonly budget: number | null;
  /** US dollars. */
  readonly revenue: number | null;
  readonly homepage: string | null;
  /** ISO 639-1. */
  readonly originalLanguage: string | null;
  readonly posterPath: string | null;
  readonly backdropPath: string | null;
  readonly genres: readonly string[];
  readonly companies: readonly string[];
  readonly countries: readonly string[];
  readonly spokenLanguages: readonly string[];
  readonly keywords: readonly string[];
  readonly directors: readonly string[];
  /** Billed first to last. */
  readonly cast: readonly string[];
}
