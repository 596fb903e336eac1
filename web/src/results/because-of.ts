import type { Reason } from './movie-list.ts';

const MAX_LABELS = 4;

/** The kinds of reasons that tell a reader the least. They come last. */
const DULL: ReadonlySet<Reason['kind']> = new Set(['LANGUAGE', 'COUNTRY', 'PERIOD']);

/** The strongest reasons in words, the telling ones first. */
export function becauseOf(reasons: readonly Reason[]): string[] {
  const telling = reasons.filter(({ kind }) => !DULL.has(kind));
  const rest = reasons.filter(({ kind }) => DULL.has(kind));
  const labels = [...telling, ...rest].map(({ label }) => label);
  return [...new Map(labels.map((label) => [label.toLowerCase(), label])).values()].slice(0, MAX_LABELS);
}
