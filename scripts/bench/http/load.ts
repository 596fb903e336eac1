import type { HttpClient, Reply } from './http-client.ts';
import type { Ask, Kind } from './questions.ts';

/** The outcome of the requests of one kind, or of all. */
export class Tally {
  readonly elapsedMs: number[] = [];
  failures = 0;
  bytes = 0;
  /** The first few. */
  readonly details: string[] = [];

  add({ elapsedMs, bytes, failure }: Reply): void {
    this.elapsedMs.push(elapsedMs);
    this.bytes += bytes;
    if (failure === null) return;
    this.failures++;
    if (this.details.length < 3) this.details.push(failure);
  }

  /** The time in milliseconds within which this share of the answers came, 0 to 1. */
  percentile(share: number): number {
    const sorted = this.elapsedMs.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  }
}

interface LoadOptions {
  readonly client: HttpClient;
  readonly ask: Ask;
  readonly kinds: Iterator<Kind>;
  /** The number of simultaneous requests. */
  readonly clients: number;
  /** The most requests per second. Infinity: as fast as answers come. */
  readonly perSecond: number;
  readonly signal: AbortSignal;
}

/**
 * Clients that ask one question after the other until `signal` or the end of `kinds`. Answers by kind. With a rate,
 * a request that is late because all clients wait counts from when it was due (Tene's coordinated omission).
 */
export async function load(options: LoadOptions): Promise<Map<Kind, Tally>> {
  const { client, ask, kinds, clients, perSecond, signal } = options;
  const tallies = new Map<Kind, Tally>();
  const startedAt = performance.now();
  let sent = 0;
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      const { value: kind, done } = kinds.next() as IteratorResult<Kind, undefined>;
      if (done === true) return;
      const dueAt = startedAt + (sent++ * 1000) / perSecond;
      const early = dueAt - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      const late = Number.isFinite(perSecond) ? Math.max(0, performance.now() - dueAt) : 0;
      const reply = await client.ask(ask(kind));
      let tally = tallies.get(kind);
      if (tally === undefined) tallies.set(kind, (tally = new Tally()));
      tally.add({ ...reply, elapsedMs: reply.elapsedMs + late });
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  return tallies;
}

export function together(tallies: Iterable<Tally>): Tally {
  const all = new Tally();
  for (const tally of tallies) {
    for (const elapsedMs of tally.elapsedMs) all.elapsedMs.push(elapsedMs);
    all.failures += tally.failures;
    all.bytes += tally.bytes;
    all.details.push(...tally.details);
  }
  return all;
}
