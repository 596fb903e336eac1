import { setTimeout as sleep } from 'node:timers/promises';
import { askOverHttp } from './answers.ts';
import type { Judge } from './judge.ts';
import type { Question } from './questions.ts';

export interface LoadOptions {
  readonly url: string;
  readonly questions: readonly Question[];
  readonly judge: Pick<Judge, 'judge'>;
  /** Requests under way at one time, at most. */
  readonly clients: number;
  /** Requests a second, at most; clients that wait for answers send fewer. */
  readonly perSecond: number;
}

/** What became of the requests, and how long those that were answered took. */
export class Tally {
  readonly counts = { right: 0, refused: 0, wrong: 0, lost: 0 };
  readonly elapsedMs: number[] = [];
  /** What was wrong, the first few. */
  readonly details: string[] = [];

  get sent(): number {
    const { right, refused, wrong, lost } = this.counts;
    return right + refused + wrong + lost;
  }

  /** Milliseconds within which this share, 0 to 1, of the answers came. */
  percentile(share: number): number {
    const sorted = this.elapsedMs.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  }
}

const DETAILS_KEPT = 5;

/** A load that goes on until it is stopped; what comes back is counted in `tally`, which may be exchanged. */
export class Load {
  tally = new Tally();
  readonly #options: LoadOptions;
  readonly #clients: readonly Promise<void>[];
  #asked = 0;
  #stopping = false;

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#clients = Array.from({ length: options.clients }, () => this.#client());
  }

  /** Hands out what was counted since it was last called. */
  take(): Tally {
    const counted = this.tally;
    this.tally = new Tally();
    return counted;
  }

  /** Resolves when the requests under way are answered. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#clients);
  }

  async #client(): Promise<void> {
    const { url, questions, judge, perSecond } = this.#options;
    const startedAt = performance.now();
    let mine = 0;
    while (!this.#stopping) {
      // Each client has its share of the rate; what it misses while it waits is not made up for.
      const dueAt = startedAt + (1000 * mine * this.#options.clients) / perSecond;
      const earlyMs = dueAt - performance.now();
      if (earlyMs > 0) await sleep(earlyMs);
      else mine = Math.ceil(((performance.now() - startedAt) * perSecond) / 1000 / this.#options.clients);
      mine++;
      const question = questions[this.#asked++ % questions.length]!;
      const askedAt = performance.now();
      const answer = await askOverHttp(url, question);
      const verdict = judge.judge(question, answer);
      this.tally.counts[verdict.worth]++;
      if (verdict.worth === 'right') this.tally.elapsedMs.push(performance.now() - askedAt);
      if ('detail' in verdict && this.tally.details.length < DETAILS_KEPT)
        this.tally.details.push(verdict.detail);
    }
  }
}
