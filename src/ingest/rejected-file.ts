import { appendFile, writeFile } from 'node:fs/promises';

/** A row that was not taken. */
export interface RejectedLine {
  readonly file: string;
  /** Line, for Parquet row, from 1. */
  readonly line: number;
  readonly reason: string;
  /** What stood there, shortened. */
  readonly found: string;
}

/**
 * Rejected rows as JSON lines; the file comes into being with the first of them, in place of an older one. It goes to the
 * first path that can be written. Where none can, the load goes on without it: rows that are good matter more.
 */
export class RejectedFile {
  readonly #paths: readonly string[];
  #next = 0;
  #created = false;
  #problem: string | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor(paths: readonly string[]) {
    this.#paths = paths;
  }

  /** The path when something was rejected, else null. */
  get written(): string | null {
    return this.#created ? (this.#paths[this.#next] ?? null) : null;
  }

  /** Why rows that were rejected are not in a file; null when they are. */
  get problem(): string | null {
    return this.#problem;
  }

  async add(lines: readonly RejectedLine[]): Promise<void> {
    if (lines.length === 0) return;
    // One after the other: reading and writing both reject rows, at the same time.
    this.#last = this.#last.then(() => this.#append(lines));
    await this.#last;
  }

  async #append(lines: readonly RejectedLine[]): Promise<void> {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    for (; this.#next < this.#paths.length; this.#next++) {
      const path = this.#paths[this.#next] ?? '';
      try {
        await (this.#created ? appendFile(path, text) : writeFile(path, text));
        this.#created = true;
        return;
      } catch (error) {
        this.#problem ??= error instanceof Error ? error.message : String(error);
        // Rows that are in a file already stay there.
        if (this.#created) this.#created = false;
      }
    }
  }
}
