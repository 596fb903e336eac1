import { useMemo, useSyncExternalStore } from 'react';
import { formatQuestion, parseQuestion, type Question } from './question.ts';

/** Everything that decides what the page shows. All of it is in the browser's address line. */
export interface Address {
  /** The movie whose page is shown; null for the list. */
  readonly movieId: number | null;
  readonly question: Question;
}

export function useAddress(): Address {
  const href = useSyncExternalStore(subscribe, readHref);
  return useMemo(() => parseAddress(href), [href]);
}

function parseAddress(href: string): Address {
  const { pathname, search } = new URL(href, 'http://reelgraph');
  const movie = /^\/movie\/(\d{1,9})/.exec(pathname)?.[1];
  return { movieId: movie === undefined ? null : Number(movie), question: parseQuestion(search) };
}

export function formatAddress({ movieId, question }: Address): string {
  const search = formatQuestion(question);
  return (movieId === null ? '/' : `/movie/${movieId}`) + (search === '' ? '' : `?${search}`);
}

/** Shows another address, from the top of its list. The Back button returns to this one. */
export function go(to: Address): void {
  const href = formatAddress(to);
  if (href === readHref()) return;
  history.pushState(null, '', href);
  announce();
  scrollTo({ top: 0, behavior: 'instant' });
}

/** Like `go`, but keeps the scroll position: for changes beside the list. */
export function adjust(to: Address): void {
  const href = formatAddress(to);
  if (href === readHref()) return;
  history.pushState(null, '', href);
  announce();
}

const listeners = new Set<() => void>();

function announce(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

function readHref(): string {
  return location.pathname + location.search;
}
