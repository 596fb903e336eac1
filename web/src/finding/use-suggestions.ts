import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { ask } from '../api/ask.ts';
import { SearchTitlesDocument, type SearchTitlesQuery } from '../api/documents.generated.ts';
import { describeProblem, type Problem } from '../api/problem.ts';

export type Suggestion = NonNullable<SearchTitlesQuery['searchMovies']>[number];

export interface Suggestions {
  /** The text that they were requested for. */
  readonly typed: string;
  readonly matches: readonly Suggestion[];
  readonly problem: Problem | null;
}

/** Too short to notice, but long enough to skip the letters of a fast typist. */
const PAUSE_MS = 25;

/** The API requires a letter or digit of any script. */
const ASKABLE = /[\p{L}\p{N}]/u;

/** Movies with titles like `typed`; null until the first answer. Aborts requests that are no longer needed. */
export function useSuggestions(typed: string): Suggestions | null {
  const client = useClient();
  const [suggestions, setSuggestions] = useState<Suggestions | null>(null);
  useEffect(() => {
    if (!ASKABLE.test(typed)) return;
    let abort: (() => void) | null = null;
    const timer = setTimeout(() => {
      abort = ask(client, SearchTitlesDocument, { typed }, ({ data, error }) => {
        setSuggestions({
          typed,
          matches: data?.searchMovies ?? [],
          problem: error ? describeProblem(error) : null,
        });
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort?.();
    };
  }, [client, typed]);
  return ASKABLE.test(typed) ? suggestions : null;
}
