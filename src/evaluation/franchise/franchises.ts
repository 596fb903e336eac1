import type { EvaluatedMovie } from '../catalogue.ts';
import { franchiseTitle } from './franchise-title.ts';
import { missing } from '../missing.ts';

/** More movies than this with the same name are a coincidence, not a series. */
const MAX_FRANCHISE_SIZE = 40;

/**
 * Series of movies, as positions. The movies of a series have the same original language, and titles with the same
 * series name (franchise-title.ts). At least one title is marked as one of several, and each movie shares a genre with
 * another one. Plain remakes ("Dracula", "Dracula") are not a series. This approximates what TMDB calls a collection,
 * "sequels, prequels and other parts of one story" (TMDB, Contribution Bible: Collections), for files without a
 * collection column. It does not look at vectors.
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
