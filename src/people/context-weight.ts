import { InputError } from '../movie/errors.ts';
import type { SqlValues } from '../database/sql-values.ts';
import { tasteWeight } from './vector-sums.ts';

/** Which entries of a history count most. */
export interface PersonContext {
  /** Prefers entries watched at a similar hour and kind of day; null for no preference. */
  readonly at: Date | null;
  /** The days after which an entry counts half as much; null if age makes no difference. */
  readonly halfLifeDays: number | null;
}

export const WHENEVER: PersonContext = { at: null, halfLifeDays: null };

const MAX_HALF_LIFE_DAYS = 100_000;

/** The factor of an entry that was watched at another or an unknown time. */
const FLOOR = 0.2;
/** Standard deviation of the bell curve over the hours between. */
const SPREAD_HOURS = 3;
/** The factor if one of the two days is on a weekend and the other is not. */
const OTHER_DAY = 0.5;

/** Throws InputError for an impossible half-life. */
export function checkPersonContext({ halfLifeDays }: PersonContext): void {
  if (halfLifeDays !== null && !(halfLifeDays > 0 && halfLifeDays <= MAX_HALF_LIFE_DAYS)) {
    throw new InputError(
      `halfLifeDays is ${halfLifeDays}; more than 0 and up to ${MAX_HALF_LIFE_DAYS} is accepted.`,
    );
  }
}

/**
 * SQL for the weight of an entry (a row of interaction, or what has its columns) in a context:
 *
 *   taste_weight x 2^(-age / half-life) x (.2 + .8 exp(-hours^2 / (2 x 3^2)) x (1, or .5 for a weekend against a working day))
 *
 * Hours are those between the two times of day, 0 to 12. Both are read in UTC: a person stays in one time zone, mostly,
 * and then the zone takes nothing from the difference. The constants are plausible and not measured, as no public ratings
 * say when a film was watched.
 */
export function contextWeight(alias: string, { at, halfLifeDays }: PersonContext, values: SqlValues): string {
  const factors = [tasteWeight(alias)];
  if (halfLifeDays !== null) {
    const now = `${values.bind(at ?? new Date())}::timestamptz`;
    const days = `greatest(0, extract(epoch FROM ${now} - coalesce(${alias}.watched_at, ${alias}.watched_on)) / 86400)`;
    factors.push(`coalesce(power(0.5, ${days} / ${values.bind(halfLifeDays)}::double precision), 1)`);
  }
  if (at !== null) {
    const hour = at.getUTCHours() + at.getUTCMinutes() / 60;
    const watched = `(${alias}.watched_at AT TIME ZONE 'UTC')`;
    const apart = `abs(extract(epoch FROM ${watched}::time) / 3600 - ${values.bind(hour)}::double precision)`;
    const hours = `least(${apart}, 24 - ${apart})`;
    const sameDay = `(extract(isodow FROM ${watched}) >= 6) = ${values.bind([0, 6].includes(at.getUTCDay()))}::boolean`;
    const near = `exp(-power(${hours}, 2) / ${2 * SPREAD_HOURS ** 2}) * CASE WHEN ${sameDay} THEN 1 ELSE ${OTHER_DAY} END`;
    factors.push(`(${FLOOR} + coalesce(${1 - FLOOR} * ${near}, 0))`);
  }
  return `(${factors.join(' * ')})::real`;
}
