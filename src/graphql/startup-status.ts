/** How far a stage of the first start is. */
export interface StartupProgress {
  /** As a person would read it: "training". */
  readonly stage: string;
  readonly done: number;
  /** Null when nobody knows yet. */
  readonly total: number | null;
  /** What is counted: "movies", "steps". */
  readonly unit: string;
}

/**
 * What a server that is not ready yet is waiting for. Whoever prepares the database tells it; readiness and
 * the errors of the API repeat it.
 */
export class StartupStatus {
  #progress: StartupProgress | null = null;
  #awaited: string | null = null;
  #failure: string | null = null;

  /** The stage under way; null when nothing is. */
  get progress(): StartupProgress | null {
    return this.#progress;
  }

  /** Why preparing stopped; null while it goes on or went well. */
  get failure(): string | null {
    return this.#failure;
  }

  update(progress: StartupProgress): void {
    this.#progress = progress;
    this.#awaited = null;
    this.#failure = null;
  }

  /** Preparing goes on when something is there. `what` is shown to clients: "its database". */
  waitFor(what: string): void {
    this.#awaited = what;
  }

  /** Preparing has ended well. */
  finish(): void {
    this.#progress = null;
    this.#awaited = null;
    this.#failure = null;
  }

  /** Preparing has ended badly. `reason` is shown to clients: no paths, no SQL. */
  fail(reason: string): void {
    this.#progress = null;
    this.#awaited = null;
    this.#failure = reason;
  }

  /** One sentence for a person; null when there is nothing to say. */
  describe(): string | null {
    if (this.#failure !== null) return `Starting failed: ${this.#failure}`;
    if (this.#awaited !== null) return `The server is starting: it waits for ${this.#awaited}.`;
    if (this.#progress === null) return null;
    const { stage, done, total, unit } = this.#progress;
    const far = total === null ? `${done} ${unit}` : `${done} of ${total} ${unit}`;
    return `The server is starting: ${stage}, ${far}.`;
  }
}
