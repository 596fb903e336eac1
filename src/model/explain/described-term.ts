import type { Movie, MovieId } from '../../movie/movie.ts';
import type { ContentMovie } from '../../features/content-terms.ts';
import type { CrowdMovie } from '../../features/crowd-features.ts';

/** The kinds of things that terms of a movie stand for. */
export type ReasonKind =
  'GENRE' | 'KEYWORD' | 'PERSON' | 'COMPANY' | 'COUNTRY' | 'LANGUAGE' | 'PERIOD' | 'PLOT';

/** The fields of a movie in which reasons are found. */
export type ExplainedMovie = ContentMovie & CrowdMovie & Pick<Movie, 'id'>;

/** What a term stands for, in words for people. */
export interface TermMeaning {
  readonly kind: ReasonKind;
  readonly label: string;
}

/** A movie as terms of the space in which the model compares movies. */
export interface MovieTerms {
  /** Two movies share a term if they have the same key. */
  readonly keys: readonly string[];
  /** The movie's coordinates, with a Euclidean length of about 1 over all terms. */
  readonly weights: ArrayLike<number>;
  /** The meanings of the term at a position, which divide its share among them. Called only for shared terms. */
  meanings(position: number): readonly TermMeaning[];
}

/** Returns the terms of a movie. Their meanings may depend on the liked movies. */
export type DescribeMovie = (movie: ExplainedMovie, liked: readonly ExplainedMovie[]) => MovieTerms;

/** What one term of a movie adds to its similarity with the liked movies. */
export interface Contribution {
  readonly amount: number;
  /** They divide the amount among them. If there are none, the term has no name, but still counts in the total. */
  readonly meanings: readonly TermMeaning[];
  /** The liked movies that share the term, in the order given. */
  readonly sharedWith: readonly MovieId[];
}

/** Takes the liked movies, and returns a function that explains what makes a movie similar to them. */
export type Explainer = (liked: readonly ExplainedMovie[]) => (movie: ExplainedMovie) => Contribution[];
