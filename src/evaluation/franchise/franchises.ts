import type { EvaluatedMovie } from '../catalogue.ts';
import { franchiseTitle } from './franchise-title.ts';
import { missing } from '../missing.ts';

/** More movies of one name than this are a coincidence of words, not a series. */
const MAX_FRANCHISE_SIZE = 40;

/**
 * Series of movies, as positions: movies of one original language whose titles agree in the series' name
 * (franchise-title.ts), where at least one title is marked as one of several, and each shares a genre with
 * another of them. Plain remakes ("Dracula", "Dracula") are no series. This approximates what TMDB calls a
 * collection, "sequels, prequels and other parts of one story" (TMDB, Contribution Bible: Collections), for files
 * that have no collection column; no vector is looked at.
 */
export function findFranchises(movies: readonly EvaluatedMovie[]): readonly (readonly number[])[] {
  const byName = new Map<string, { members: number[]; marked: boolean }>();
  for (const [position, movie] of movies.entries()) {
    const title = franchiseTitle(movie.title);
    if (title === null) continue;
    const key = JSON.stringify([movie.originalLanguage, title.name]);
    const group = byName.get(key) ?? { members: [], marked: false };
    group.members.push(position);
    group.marked ||= title.marked;
    byName.set(key, group);
  }
  const genresOf = (position: number): readonly string[] =>
    (movies[position] ?? missing('movie', position)).genres;
  const franchises: number[][] = [];
  for (const { members, marked } of byName.values()) {
    if (!marked || members.length < 2) continue;
    const related = members.filter((one) =>
      members.some((other) => other !== one && genresOf(one).some((g) => genresOf(other).includes(g))),
    );
    if (related.length >= 2 && related.length <= MAX_FRANCHISE_SIZE) franchises.push(related);
  }
  return franchises;
}
