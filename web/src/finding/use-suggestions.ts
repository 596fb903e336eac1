import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { ask } from '../api/ask.ts';
import { SearchTitlesDocument, type SearchTitlesQuery } from '../api/documents.generated.ts';
import { describeProblem, type Problem } from '../api/problem.ts';

export type Suggestion = NonNullable<SearchTitlesQuery['searchMovies']>[number];

export interface Suggestions {
  /** What was typed when they were asked for. */
  readonly typed: string;
  readonly matches: readonly Suggestion[];
  readonly problem: Problem | null;
}

/** Short enough not to be felt, long enough to skip the letters of a fast typist. */
const PAUSE_MS = 25;

/** The API wants a letter or a digit, of any script. */
const ASKABLE = /[\p{L}\p{N}]/u;

/** Movies whose titles are like `typed`; null until the first answer. An answer nobody waits for is aborted. */
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
