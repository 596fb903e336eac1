import { useSyncExternalStore } from 'react';

/** The answer of `/health/ready`. */
export interface Readiness {
  readonly status: 'ready' | 'starting' | 'not ready' | 'stopping' | 'unreachable';
  /** For people to read. */
  readonly message: string;
  /** The current stage of the first start. */
  readonly progress?: Progress;
}

export interface Progress {
  readonly stage: string;
  readonly done: number;
  /** Null if still unknown. */
  readonly total: number | null;
  /** What is counted. */
  readonly unit: string;
}

const AGAIN_AFTER_MS = 500;

let readiness: Readiness | null = null;
let isAsking = false;
const listeners = new Set<() => void>();

/** How far the server has started; null while unknown, which is no reason to wait. */
export function useReadiness(): Readiness | null {
  return useSyncExternalStore(subscribe, () => readiness);
}

/**
 * Asks the server for its state until it is ready. A page that had to wait is then reloaded, because its answers may
 * have come from half of the catalogue.
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
