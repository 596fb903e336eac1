interface Sample {
  readonly position: number;
  readonly at: number;
}

/** Samples closer together than this share of the span are not kept: the lag need not be more precise. */
const SHARE_BETWEEN_SAMPLES = 0.02;

/**
 * The positions of a primary's write-ahead log over time, which show how old the state of a replica is. The replica's
 * own `now() - pg_last_xact_replay_timestamp()` would not do, because it grows while nothing is written.
 */
export class WalHistory {
  readonly #spanMs: number;
  readonly #now: () => number;
  #samples: Sample[] = [];

  /** Lags up to `spanMs` are measured; longer ones only count as more than that. */
  constructor(spanMs: number, now: () => number = () => performance.now()) {
    this.#spanMs = spanMs;
    this.#now = now;
  }

  /** The primary's log has come to `position`, in bytes. */
  add(position: number): void {
    const at = this.#now();
    const newest = this.#samples[this.#samples.length - 1];
    if (newest !== undefined && position >= newest.position) {
      const tooSoon = at - newest.at < SHARE_BETWEEN_SAMPLES * this.#spanMs;
      if (position === newest.position || tooSoon) return;
    } else {
      // After a failover, the new primary starts from its own position, which may be lower.
      this.#samples = [];
    }
    // The last sample older than the span stays: a replica behind it lags by more than the span.
    const firstNeeded = this.#samples.findLastIndex((sample) => at - sample.at > this.#spanMs);
    this.#samples = [...this.#samples.slice(Math.max(0, firstNeeded)), { position, at }];
  }

  /** How long ago the primary was where a replica is now, in milliseconds; 0 if the replica has everything. */
  lagMs(position: number): number {
    const missing = this.#samples.find((sample) => sample.position > position);
    return missing === undefined ? 0 : this.#now() - missing.at;
  }
}
