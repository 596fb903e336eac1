interface Sample {
  readonly position: number;
  readonly at: number;
}

/** No need to know more finely how far a replica is behind. */
const SHARE_BETWEEN_SAMPLES = 0.02;

/**
 * How far the write-ahead log of a primary had come and when, which tells how old the state of a replica is. The
 * replicas' own `now() - pg_last_xact_replay_timestamp()` grows while nothing is written and stands still when
 * the primary cannot be heard.
 */
export class WalHistory {
  readonly #spanMs: number;
  readonly #now: () => number;
  #samples: Sample[] = [];

  /** Lags up to `spanMs` are told exactly, longer ones as more than that. */
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
      // A replica that took over begins where it was.
      this.#samples = [];
    }
    // The last sample older than the span stays: what is behind it is more than the span behind.
    const firstNeeded = this.#samples.findLastIndex((sample) => at - sample.at > this.#spanMs);
    this.#samples = [...this.#samples.slice(Math.max(0, firstNeeded)), { position, at }];
  }

  /** Milliseconds since the primary was where a replica is now; 0 when that has everything. */
  lagMs(position: number): number {
    const missing = this.#samples.find((sample) => sample.position > position);
    return missing === undefined ? 0 : this.#now() - missing.at;
  }
}
