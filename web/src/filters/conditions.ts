import { NO_CONDITIONS, type Conditions } from '../address/question.ts';
import { languageName } from './languages.ts';

/** The kinds of conditions that are set and removed together, named as in the Loosen query. */
export type ConditionKind = keyof typeof PARTS;

const PARTS = {
  rating: ['minRating'],
  votes: ['minVotes'],
  years: ['fromYear', 'toYear'],
  genres: ['genres', 'everyGenre'],
  exclusions: ['withoutGenres'],
  language: ['language'],
  runtime: ['minRuntime', 'maxRuntime'],
} as const satisfies Record<string, readonly (keyof Conditions)[]>;

export const CONDITION_KINDS = Object.keys(PARTS) as readonly ConditionKind[];

/** The conditions without one kind. */
export function without(kind: ConditionKind, conditions: Conditions): Conditions {
  const dropped = PARTS[kind].map((part) => [part, NO_CONDITIONS[part]] as const);
  return { ...conditions, ...Object.fromEntries(dropped) };
}

/** A condition in words for people; null if it is not set. */
export function describeCondition(kind: ConditionKind, conditions: Conditions): string | null {
  const { minRating, minVotes, fromYear, toYear, genres, withoutGenres, language } = conditions;
  switch (kind) {
    case 'rating':
      return minRating === null ? null : `rated ${minRating} or better`;
    case 'votes':
      return minVotes === null ? null : `${minVotes.toLocaleString('en')} votes or more`;
    case 'years':
      return describeRange(fromYear, toYear, (from, to) => `${from} to ${to}`, 'from', 'until', '');
    case 'genres':
      return genres.length === 0 ? null : genres.join(conditions.everyGenre ? ' and ' : ' or ');
    case 'exclusions':
      return withoutGenres.length === 0 ? null : `no ${withoutGenres.join(', no ')}`;
    case 'language':
      return language === null ? null : `in ${languageName(language)}`;
    case 'runtime':
      return describeRuntime(conditions);
  }
}

export function describeRuntime({ minRuntime, maxRuntime }: Pick<Conditions, 'minRuntime' | 'maxRuntime'>) {
  return describeRange(
    minRuntime,
    maxRuntime,
    (from, to) => `${from} to ${to} minutes`,
    'at least',
    'at most',
    ' minutes',
  );
}

function describeRange(
  from: number | null,
  to: number | null,
  both: (from: number, to: number) => string,
  onlyFrom: string,
  onlyTo: string,
  unit: string,
): string | null {
  if (from !== null && to !== null) return both(from, to);
  if (from !== null) return `${onlyFrom} ${from}${unit}`;
  return to === null ? null : `${onlyTo} ${to}${unit}`;
}
