import type { Reason } from './movie-list.ts';

const MAX_LABELS = 4;

/** What a person who reads the reasons learns least from comes last, unless nothing else is there. */
const DULL: ReadonlySet<Reason['kind']> = new Set(['LANGUAGE', 'COUNTRY', 'PERIOD']);

/** The strongest reasons in words, the telling ones first. */
export function becauseOf(reasons: readonly Reason[]): string[] {
  const telling = reasons.filter(({ kind }) => !DULL.has(kind));
  const rest = reasons.filter(({ kind }) => DULL.has(kind));
  const labels = [...telling, ...rest].map(({ label }) => label);
  return [...new Map(labels.map((label) => [label.toLowerCase(), label])).values()].slice(0, MAX_LABELS);
}
