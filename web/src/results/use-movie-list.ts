import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Question } from '../address/question.ts';
import { listFor } from './list-memory.ts';
import type { MovieList } from './movie-list.ts';

interface ShownList {
  readonly list: MovieList;
  readonly state: ReturnType<MovieList['read']>;
  /** The list is that of the question before: the answer to the present one is on its way. */
  readonly isOld: boolean;
}

/** The list for a question; until its first page has come, the list before it, so that nothing jumps. */
export function useMovieList(question: Question): ShownList {
  const list = listFor(question);
  const state = useSyncExternalStore(list.subscribe, list.read);
  const last = useRef<MovieList | null>(null);

  useEffect(() => {
    if (list.read().entries.length === 0) list.loadMore();
    return list.stop;
  }, [list]);

  const hasAnswer = state.entries.length > 0 || !state.loading;
  useEffect(() => {
    if (hasAnswer) last.current = list;
  }, [hasAnswer, list]);

  const before = last.current;
  if (hasAnswer || before === null) return { list, state, isOld: false };
  return { list: before, state: before.read(), isOld: true };
}
