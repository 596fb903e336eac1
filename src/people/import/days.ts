/**
 * Days as exports write them. A day is told in one of three orders; which one is decided for a whole column, because
 * 03/04 alone may be the third of April or the fourth of March.
 */
export type DayOrder = 'ymd' | 'dmy' | 'mdy';

type Parts = readonly [number, number, number];

const WITH_SEPARATORS = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ].*)?$/;

/** YYYY-MM-DD of a day in the given order; null when it is none. */
export function readDay(text: string, order: DayOrder): string | null {
  const parts = partsOf(text);
  return parts === null ? null : toDay(parts, order);
}

/** YYYY-MM-DD (UTC) of a moment in seconds or milliseconds since 1970, or written with its day first. */
export function readMoment(value: unknown): string | null {
  const seconds = typeof value === 'number' ? value : /^\d{9,13}$/.test(String(value)) ? Number(value) : NaN;
  if (seconds > 0) {
    const date = new Date(seconds < 1e11 ? seconds * 1_000 : seconds);
    return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
  }
  return typeof value === 'string' ? readDay(value, 'ymd') : null;
}

/**
 * The order in which every day of the column is one. Where two fit, the one in which the rows are sorted (exports
 * are, by time); null when that does not tell either.
 */
export function dayOrderOf(column: readonly string[]): DayOrder | null {
  const days = column.map(partsOf).filter((parts) => parts !== null);
  if (days.length === 0) return null;
  const fitting = (['ymd', 'dmy', 'mdy'] as const).filter((order) =>
    days.every((parts) => toDay(parts, order) !== null),
  );
  if (fitting.length < 2) return fitting[0] ?? null;
  const [first, second] = fitting.map((order) => ({ order, turns: turnsOf(days, order) }));
  if (first === undefined || second === undefined || first.turns === second.turns) return null;
  return first.turns < second.turns ? first.order : second.order;
}

/** How many times the column goes against its own direction. */
function turnsOf(days: readonly Parts[], order: DayOrder): number {
  let up = 0;
  let down = 0;
  const written = days.map((parts) => toDay(parts, order) ?? '');
  for (const [i, day] of written.entries()) {
    const before = written[i - 1] ?? day;
    if (day > before) up += 1;
    if (day < before) down += 1;
  }
  return Math.min(up, down);
}

function partsOf(text: string): Parts | null {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  const [, a, b, c] = compact ?? WITH_SEPARATORS.exec(text.trim()) ?? [];
  return a === undefined || b === undefined || c === undefined ? null : [Number(a), Number(b), Number(c)];
}

function toDay([a, b, c]: Parts, order: DayOrder): string | null {
  if (a > 31 && order !== 'ymd') return null;
  if (order === 'ymd' && a <= 31) return null;
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  const fullYear = year < 100 ? 2_000 + year : year;
  const date = new Date(Date.UTC(fullYear, month - 1, day));
  const isDay =
    date.getUTCFullYear() === fullYear && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && fullYear >= 1_900 && fullYear <= 2_100 ? date.toISOString().slice(0, 10) : null;
}
