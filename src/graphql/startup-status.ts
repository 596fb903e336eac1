/** The progress of a stage of the first start. */
export interface StartupProgress {
  /** Its name for people: "training". */
  readonly stage: string;
  readonly done: number;
  /** Null when nobody knows yet. */
  readonly total: number | null;
  /** What is counted: "movies", "steps". */
  readonly unit: string;
}

/**
 * What a server that is not ready yet is waiting for. The code that prepares the database sets it; readiness and the
 * errors of the API show it.
 */
export class StartupStatus {
  #progress: StartupProgress | null = null;
  #awaited: string | null = null;
  #failure: string | null = null;

  /** The current stage; null if there is none. */
  get progress(): StartupProgress | null {
    return this.#progress;
  }

  /** Why preparation failed; null while it continues or if it succeeded. */
  get failure(): string | null {
    return this.#failure;
  }

  update(progress: StartupProgress): void {
    this.#progress = progress;
    this.#awaited = null;
    this.#failure = null;
  }

  /** Preparation waits for something. Clients see `what`: "its database". */
  waitFor(what: string): void {
    this.#awaited = what;
  }

  /** Preparation has succeeded. */
  finish(): void {
    this.#progress = null;
    this.#awaited = null;
    this.#failure = null;
  }

  /** Preparation has failed. Clients see `reason`, so it must hold no paths and no SQL. */
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
