import type { MovieId } from '../catalog/movie.ts';
import { languageName } from './describe-content.ts';
import type { DescribedTerm, DescribeMovie, ExplainedMovie } from './described-term.ts';
import type { Reason, ReasonKind } from './request.ts';

/** Explaining less than this is noise to a reader. */
const LEAST_WEIGHT = 0.01;

/**
 * What each recommended movie shares with those liked, strongest first. The cosine of two movies in the space of
 * terms is a sum over the terms they share; a reason's weight is the share of that sum which its label stands
 * for. Of several liked movies their mean counts. Movies that share no term are explained by language and
 * decade, with weight 0.
 */
export function explain(
  describe: DescribeMovie,
  liked: readonly ExplainedMovie[],
  recommended: readonly ExplainedMovie[],
): Map<MovieId, Reason[]> {
  const likedWeights = new Map<string, number>();
  for (const movie of liked) {
    for (const { key, weight } of describe(movie, liked)) {
      likedWeights.set(key, (likedWeights.get(key) ?? 0) + weight);
    }
  }
  return new Map(
    recommended.map((movie) => {
      const reasons = sharedTerms(likedWeights, describe(movie, liked));
      return [movie.id, reasons.length > 0 ? reasons : sharedCircumstances(liked, movie)];
    }),
  );
}

function sharedTerms(likedWeights: ReadonlyMap<string, number>, terms: readonly DescribedTerm[]): Reason[] {
  const reasons = new Map<string, { kind: ReasonKind; label: string; contribution: number }>();
  let total = 0;
  for (const { key, weight, meanings } of terms) {
    const contribution = weight * (likedWeights.get(key) ?? 0);
    if (contribution === 0) continue;
    total += contribution;
    for (const { kind, label } of meanings) {
      const name = `${kind} ${label}`;
      const part = contribution / meanings.length;
      const reason = reasons.get(name);
      if (reason === undefined) reasons.set(name, { kind, label, contribution: part });
      else reason.contribution += part;
    }
  }
  return [...reasons.values()]
    .map(({ kind, label, contribution }) => ({ kind, label, weight: contribution / total }))
    .filter((reason) => reason.weight >= LEAST_WEIGHT)
    .sort((a, b) => b.weight - a.weight || (a.label < b.label ? -1 : 1));
}

function sharedCircumstances(liked: readonly ExplainedMovie[], movie: ExplainedMovie): Reason[] {
  const reasons: Reason[] = [];
  const language = movie.originalLanguage;
  if (language !== null && liked.some((other) => other.originalLanguage === language)) {
    reasons.push({ kind: 'LANGUAGE', label: languageName(language), weight: 0 });
  }
  const decade = decadeOf(movie);
  if (decade !== null && liked.some((other) => decadeOf(other) === decade)) {
    reasons.push({ kind: 'PERIOD', label: decade, weight: 0 });
  }
  return reasons;
}

function decadeOf({ releaseDate }: ExplainedMovie): string | null {
  return releaseDate === null ? null : `${releaseDate.slice(0, 3)}0s`;
}
