import type { MovieId } from '../movie/movie.ts';
import { foldLetters, numeralsToDigits } from './fold-title.ts';
import { romanizeTitle } from './romanize.ts';

/** A movie and all its titles. */
export interface TitledMovie {
  readonly id: MovieId;
  readonly title: string;
  readonly originalTitle: string | null;
  readonly alternatives: readonly string[];
  readonly votes: number;
  readonly year: number | null;
  readonly adult: boolean;
}

/** One row of the title index, without its lexemes. */
export interface TitleRow {
  readonly movieId: MovieId;
  readonly title: string;
  readonly alias: boolean;
  /** Folded, with roman numerals left as letters. */
  readonly letters: string;
  readonly folded: string;
  readonly votes: number;
  readonly year: number | null;
  readonly adult: boolean;
}

/**
 * The rows of a movie: one for each distinct folded title, the title shown first. Titles in Hangul, kana, Cyrillic or
 * Greek get another row for their Latin spelling. Titles that fold to nothing ("...") get none.
 */
export function titleRows(movie: TitledMovie): TitleRow[] {
  const rows = new Map<string, TitleRow>();
  const add = (title: string, letters: string): void => {
    const folded = numeralsToDigits(letters);
    if (folded === '' || rows.has(folded)) return;
    rows.set(folded, {
      movieId: movie.id,
      title,
      alias: title !== movie.title,
      letters,
      folded,
      votes: movie.votes,
      year: movie.year,
      adult: movie.adult,
    });
  };
  const titles = new Set([movie.title, movie.originalTitle ?? movie.title, ...movie.alternatives]);
  for (const title of titles) {
    const letters = foldLetters(title);
    add(title, letters);
    const latin = romanizeTitle(letters);
    if (latin !== null) add(title, latin);
  }
  return [...rows.values()];
}
