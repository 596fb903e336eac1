import { appendFile, writeFile } from 'node:fs/promises';

/** A row that was rejected. */
export interface RejectedLine {
  readonly file: string;
  /** Line, for Parquet row, from 1. */
  readonly line: number;
  readonly reason: string;
  /** The offending value, shortened. */
  readonly found: string;
}

/**
 * Writes rejected rows as JSON lines. The first row creates the file, or replaces an older one, at the first writable path.
 * If no path is writable, the load continues without the file: the good rows matter more.
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

  /** The path if a row was rejected, otherwise null. */
  get written(): string | null {
    return this.#created ? (this.#paths[this.#next] ?? null) : null;
  }

  /** Why the rejected rows are in no file; null if they are in one. */
  get problem(): string | null {
    return this.#problem;
  }

  async add(lines: readonly RejectedLine[]): Promise<void> {
    if (lines.length === 0) return;
    // One at a time: reading and writing reject rows concurrently.
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
        // Rows that are already in a file stay there.
        if (this.#created) this.#created = false;
      }
    }
  }
}
