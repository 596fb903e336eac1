import { useSyncExternalStore } from 'react';

const KEY = 'reelgraph.seen';

/** The limit of the API. */
const MAX_SEEN = 1000;

let seen: readonly number[] = load();
const listeners = new Set<() => void>();

/** Movies that the person has seen, by number, latest last. Kept in this browser and sent only to exclude them. */
export function readSeen(): readonly number[] {
  return seen;
}

export function useSeen(): readonly number[] {
  return useSyncExternalStore(subscribe, readSeen);
}

export function markSeen(id: number, isSeen: boolean): void {
  const others = seen.filter((other) => other !== id);
  change(isSeen ? [...others, id].slice(-MAX_SEEN) : others);
}

export function forgetSeen(): void {
  change([]);
}

function change(next: readonly number[]): void {
  seen = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // If storage is full or forbidden, they are remembered until the page is closed.
  }
  announce();
}

function load(): readonly number[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'number').slice(-MAX_SEEN) : [];
  } catch {
    return [];
  }
}

function announce(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  // Another tab may have marked a movie.
  const onStorage = ({ key }: StorageEvent) => {
    if (key !== KEY) return;
    seen = load();
    listener();
  };
  listeners.add(listener);
  addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', onStorage);
  };
}
