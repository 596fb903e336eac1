import type { MovieId } from '../movie/movie.ts';
import { languageName } from '../movie/language-name.ts';
import type { Contribution, ExplainedMovie, Explainer, ReasonKind } from '../model/explain/described-term.ts';
import type { Reason } from './request.ts';

/** Reasons with a smaller weight would only distract a reader. */
const MIN_WEIGHT = 0.01;

/**
 * How much a reason of each kind tells a reader. Thousands of movies share a language, a country or a decade; only a
 * handful share a director. Reasons are ordered by their weight times this number.
 */
const TELLING: Readonly<Record<ReasonKind, number>> = {
  PERSON: 5,
  KEYWORD: 3,
  GENRE: 1,
  COMPANY: 1,
  PLOT: 1,
  COUNTRY: 0.3,
  LANGUAGE: 0.2,
  PERIOD: 0.2,
};

/**
 * What makes each recommended movie similar to the liked ones, the most telling reason first. A reason's weight is the
 * share of the similarity that its label explains. The labels can add up to more than the similarity, because other
 * terms set the movies apart; then it is the share of that sum. A movie for which no label can be named is explained by
 * a shared language and decade, with weight 0.
 */
export function explain(
  explainer: Explainer,
  liked: readonly ExplainedMovie[],
  recommended: readonly ExplainedMovie[],
): Map<MovieId, Reason[]> {
  const contributionsOf = explainer(liked);
  return new Map(
    recommended.map((movie) => {
      const reasons = nameReasons(contributionsOf(movie));
      return [movie.id, reasons.length > 0 ? reasons : sharedCircumstances(liked, movie)];
    }),
  );
}

function nameReasons(contributions: readonly Contribution[]): Reason[] {
  const reasons = new Map<
    string,
    { kind: ReasonKind; label: string; amount: number; because: Set<MovieId> }
  >();
  let similarity = 0;
  for (const { amount, meanings, sharedWith } of contributions) {
    similarity += amount;
    for (const { kind, label } of meanings) {
      const name = `${kind} ${label}`;
      const part = amount / meanings.length;
      let reason = reasons.get(name);
      if (reason === undefined) reasons.set(name, (reason = { kind, label, amount: 0, because: new Set() }));
      reason.amount += part;
      for (const movieId of sharedWith) reason.because.add(movieId);
    }
  }
  const joining = [...reasons.values()].filter(({ amount }) => amount > 0);
  const named = joining.reduce((sum, { amount }) => sum + amount, 0);
  const total = Math.max(similarity, named);
  return joining
    .map(({ kind, label, amount, because }) => ({
      kind,
      label,
      weight: amount / total,
      because: [...because],
    }))
    .filter((reason) => reason.weight >= MIN_WEIGHT)
    .sort((a, b) => b.weight * TELLING[b.kind] - a.weight * TELLING[a.kind] || (a.label < b.label ? -1 : 1));
}

function sharedCircumstances(liked: readonly ExplainedMovie[], movie: ExplainedMovie): Reason[] {
  const reasons: Reason[] = [];
  const language = movie.originalLanguage;
  const add = (kind: ReasonKind, label: string, isShared: (other: ExplainedMovie) => boolean): void => {
    const because = liked.filter(isShared).map(({ id }) => id);
    if (because.length > 0) reasons.push({ kind, label, weight: 0, because });
  };
  if (language !== null) {
    add('LANGUAGE', languageName(language), (other) => other.originalLanguage === language);
  }
  const decade = decadeOf(movie);
  if (decade !== null) add('PERIOD', decade, (other) => decadeOf(other) === decade);
  return reasons;
}

function decadeOf({ releaseDate }: ExplainedMovie): string | null {
  return releaseDate === null ? null : `${releaseDate.slice(0, 3)}0s`;
}
