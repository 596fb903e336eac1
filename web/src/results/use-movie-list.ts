import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Question } from '../address/question.ts';
import { listFor } from './list-memory.ts';
import type { MovieList } from './movie-list.ts';

interface ShownList {
  readonly list: MovieList;
  readonly state: ReturnType<MovieList['read']>;
  /** Whether this is the list of the previous question, because the answer to the current one is still loading. */
  readonly isOld: boolean;
}

/** The list for a question. Until its first page has loaded, the previous list, so that nothing jumps. */
export function useMovieList(question: Question): ShownList {
  const list = listFor(question);
  const state = useSyncExternalStore(list.subscribe, list.read);
  const [shown, setShown] = useState(list);

  useEffect(() => {
    if (list.read().entries.length === 0) list.loadMore();
    return list.stop;
  }, [list]);

  const hasAnswer = state.entries.length > 0 || !state.loading;
  if (hasAnswer && shown !== list) setShown(list);
  if (hasAnswer || shown === list) return { list, state, isOld: false };
  return { list: shown, state: shown.read(), isOld: true };
}
