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
  /** Time of the last viewing, if known. */
  readonly watchedAt: Date | null;
  readonly plays: number;
  /** Whether the person wants to see it. */
  readonly watchlist: boolean;
  /** Whether never to recommend it, seen or not. */
  readonly hidden: boolean;
  /** Where the last change came from. */
  readonly source: string;
  readonly recordedAt: Date;
}

/**
 * What to record about a movie. A missing field stays unchanged; null deletes its value. A rating or a date means that the
 * movie was watched, which removes it from the watchlist.
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
