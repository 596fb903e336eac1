import { useSyncExternalStore } from 'react';

/** What `/health/ready` says. */
export interface Readiness {
  readonly status: 'ready' | 'starting' | 'not ready' | 'stopping' | 'unreachable';
  /** For a person. */
  readonly message: string;
  /** The stage of the first start that is under way. */
  readonly progress?: Progress;
}

export interface Progress {
  readonly stage: string;
  readonly done: number;
  /** Null when nobody knows yet. */
  readonly total: number | null;
  /** What is counted. */
  readonly unit: string;
}

const AGAIN_AFTER_MS = 500;

let readiness: Readiness | null = null;
let isAsking = false;
const listeners = new Set<() => void>();

/** How far the server is; null while nothing is known, which is no reason to wait. */
export function useReadiness(): Readiness | null {
  return useSyncExternalStore(subscribe, () => readiness);
}

/**
 * Asks how far the server is, and goes on asking until it is ready. A page that had to wait is loaded anew then:
 * what it was told before may have been half of the catalogue.
 */
export async function watchReadiness(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  let hadToWait = false;
  for (;;) {
    readiness = await askReadiness();
    if (readiness.status === 'ready') break;
    hadToWait = true;
    announce();
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
  }
  isAsking = false;
  if (hadToWait) location.reload();
}

async function askReadiness(): Promise<Readiness> {
  try {
    const response = await fetch('/health/ready', { cache: 'no-store' });
    return (await response.json()) as Readiness;
  } catch {
    return { status: 'unreachable', message: 'The server does not answer.' };
  }
}

function announce(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
