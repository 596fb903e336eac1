import PQueue from 'p-queue';
import { ServiceUnavailableError } from '../service-unavailable.ts';

/** How many operations of a kind are worked on. */
export interface QueueBounds {
  /** At one time. */
  readonly running: number;
  /** Behind those, until it is their turn. */
  readonly waiting: number;
}

/**
 * Guards against more operations at one time than there is room for, in the database and in memory: some are worked
 * on, some more wait for their turn, and the rest are told at once to come back later.
 */
export class OperationQueue {
  readonly #queue: PQueue;
  readonly #mostWaiting: number;

  constructor(bounds: QueueBounds) {
    this.#queue = new PQueue({ concurrency: bounds.running });
    this.#mostWaiting = bounds.waiting;
  }

  get running(): number {
    return this.#queue.pending;
  }

  get waiting(): number {
    return this.#queue.size;
  }

  /**
   * Resolves when it is one's turn, with what ends the turn. Rejects with ServiceUnavailableError when too many wait,
   * and when `signal` is aborted before.
   */
  enter(signal: AbortSignal): Promise<() => void> {
    if (this.waiting >= this.#mostWaiting) {
      return Promise.reject(
        new ServiceUnavailableError('The server has more to do than it can; try again in a few seconds.'),
      );
    }
    return new Promise((resolve, reject) => {
      const turn = (): Promise<void> =>
        new Promise((leave) => {
          resolve(leave);
        });
      this.#queue.add(turn, { signal }).catch(reject);
    });
  }
}

/** Operations that cost less ask the database for nothing worth mentioning. */
const ORDINARY_COST = 10;
/** A page of 20 recommendations with reasons costs some 400. */
const EXPENSIVE_COST = 1_000;

export interface OperationBounds {
  readonly ordinary: QueueBounds;
  readonly expensive: QueueBounds;
}

/** A queue each for ordinary and for expensive operations, so that few of the latter never hold up many others. */
export class OperationQueues {
  readonly ordinary: OperationQueue;
  readonly expensive: OperationQueue;

  constructor({ ordinary, expensive }: OperationBounds) {
    this.ordinary = new OperationQueue(ordinary);
    this.expensive = new OperationQueue(expensive);
  }

  /** The queue for operations of this cost; null when they need not wait for others. */
  forCost(cost: number): OperationQueue | null {
    if (cost < ORDINARY_COST) return null;
    return cost < EXPENSIVE_COST ? this.ordinary : this.expensive;
  }
}
