import { InputError } from '../movie/errors.ts';
import type { MovieId } from '../movie/movie.ts';

const MIN_RATING = 0.5;
const MAX_RATING = 5;
const MAX_PLAYS = 10_000;

/** What a person did with a movie, as it is stored. */
export interface Interaction {
  readonly movieId: MovieId;
  /** 0.5 to 5 stars. */
  readonly rating: number | null;
  /** Null when the person did not say. */
  readonly liked: boolean | null;
  /** Day of the last time, YYYY-MM-DD. */
  readonly watchedOn: string | null;
  /** Moment of the last time, when that is known. */
  readonly watchedAt: Date | null;
  readonly plays: number;
  /** Wants to see it. */
  readonly watchlist: boolean;
  /** Not to be recommended, seen or not. */
  readonly hidden: boolean;
  /** Where the last change came from. */
  readonly source: string;
  readonly recordedAt: Date;
}

/**
 * What is to be recorded of a movie. What is left out stays as it is; null takes back what was said. A rating or a date
 * says that the movie was watched, which takes it off the watchlist.
 */
export interface InteractionPatch {
  readonly movieId: MovieId;
  readonly rating?: number | null;
  readonly liked?: boolean | null;
  /** YYYY-MM-DD. */
  readonly watchedOn?: string | null;
  readonly watchedAt?: Date | null;
  /** In all. */
  readonly plays?: number;
  /** More than there were; dates that are older than the one stored leave that one. */
  readonly morePlays?: number;
  readonly watchlist?: boolean;
  readonly hidden?: boolean;
}

/** Throws InputError for numbers that cannot be recorded. */
export function checkInteraction({ rating, plays, morePlays }: InteractionPatch): void {
  if (rating !== undefined && rating !== null && !(rating >= MIN_RATING && rating <= MAX_RATING)) {
    throw new InputError(`The rating is ${rating}; ${MIN_RATING} to ${MAX_RATING} stars are accepted.`);
  }
  for (const count of [plays, morePlays]) {
    if (count !== undefined && !(Number.isInteger(count) && count >= 0 && count <= MAX_PLAYS)) {
      throw new InputError(`The number of plays is ${count}; 0 to ${MAX_PLAYS} is accepted.`);
    }
  }
}
