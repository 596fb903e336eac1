/**
 * Ratings of other sites, brought to stars: 0.5 to 5 in halves. A site's scale is known; a table of unknown origin
 * is read by its largest rating.
 */
export type RatingScale = 5 | 10 | 100;

const MIN_STARS = 0.5;
const MAX_STARS = 5;

/** Stars for a rating on a scale that ends at `scale`; null for none (empty, 0, or beyond the scale). */
export function toStars(text: string, scale: RatingScale): number | null {
  const rating = readNumber(text);
  if (rating === null || rating <= 0 || rating > scale) return null;
  return halves((rating / scale) * MAX_STARS);
}

/** The scale on which a column was rated: the smallest that holds all its numbers; null when none does. */
export function scaleOf(ratings: readonly string[]): RatingScale | null {
  const largest = Math.max(0, ...ratings.map((text) => readNumber(text) ?? 0));
  return ([5, 10, 100] as const).find((scale) => largest <= scale) ?? null;
}

export function describeScale(scale: RatingScale): string {
  return scale === 5
    ? 'Ratings are stars, as they are.'
    : `Ratings of up to ${scale} became stars: ${scale} is 5.`;
}

/**
 * Stars for scores on a scale of the person's own: by the share of the person's other scores that are below
 * (equal ones count half), so that the median is 3 whatever the scale.
 */
export function starsByRank(scores: readonly (number | null)[]): (number | null)[] {
  const sorted = scores.filter((score) => score !== null).sort((a, b) => a - b);
  const stars = new Map<number, number>();
  for (let from = 0; from < sorted.length;) {
    const score = sorted[from] ?? NaN;
    let to = from;
    while (sorted[to] === score) to += 1;
    const percentile = (from + to) / 2 / sorted.length;
    stars.set(score, halves(MIN_STARS + percentile * (MAX_STARS - MIN_STARS)));
    from = to;
  }
  return scores.map((score) => (score === null ? null : (stars.get(score) ?? null)));
}

/** A number as exports write it: '7', '7.5', '7,5', '7/10', '★' not included. */
export function readNumber(text: string): number | null {
  const match = /^(\d+(?:[.,]\d+)?)(?:\s*\/\s*\d+)?$/.exec(text.trim());
  return match === null ? null : Number((match[1] ?? '').replace(',', '.'));
}

function halves(stars: number): number {
  return Math.min(MAX_STARS, Math.max(MIN_STARS, Math.round(stars * 2) / 2));
}
