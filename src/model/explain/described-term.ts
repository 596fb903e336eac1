import type { Movie, MovieId } from '../../movie/movie.ts';
import type { ContentMovie } from '../../features/content-terms.ts';
import type { CrowdMovie } from '../../features/crowd-features.ts';

/** What a term of a movie stands for. */
export type ReasonKind =
  'GENRE' | 'KEYWORD' | 'PERSON' | 'COMPANY' | 'COUNTRY' | 'LANGUAGE' | 'PERIOD' | 'PLOT';

/** What of a movie reasons are found in. */
export type ExplainedMovie = ContentMovie & CrowdMovie & Pick<Movie, 'id'>;

/** What a term stands for, as a person would say it. */
export interface TermMeaning {
  readonly kind: ReasonKind;
  readonly label: string;
}

/** A movie as terms of the space in which a model compares movies. */
export interface MovieTerms {
  /** Equal terms of two movies are what they share. */
  readonly keys: readonly string[];
  /** The movie's coordinates; over all terms their length is about 1. */
  readonly weights: ArrayLike<number>;
  /** What the term at a position stands for; its share is divided among them. Asked for only when it is shared. */
  meanings(position: number): readonly TermMeaning[];
}

/** The terms of a movie; what they mean may depend on the movies that it is compared with. */
export type DescribeMovie = (movie: ExplainedMovie, liked: readonly ExplainedMovie[]) => MovieTerms;

/** What one term of a movie adds to its similarity with what is liked. */
export interface Contribution {
  readonly amount: number;
  /** The amount is divided among them; none: it cannot be named, but counts in the whole. */
  readonly meanings: readonly TermMeaning[];
  /** The liked movies that have the term too, in the order in which they were given. */
  readonly sharedWith: readonly MovieId[];
}

/** Takes in what is liked, and then tells of one movie after the other what makes it similar. */
export type Explainer = (liked: readonly ExplainedMovie[]) => (movie: ExplainedMovie) => Contribution[];
