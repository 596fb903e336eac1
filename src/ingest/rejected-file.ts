import { appendFile, writeFile } from 'node:fs/promises';
import { InputError } from '../movie/errors.ts';

/** A row that was not taken. */
export interface RejectedLine {
  readonly file: string;
  /** Line, for Parquet row, from 1. */
  readonly line: number;
  readonly reason: string;
  /** What stood there, shortened. */
  readonly found: string;
}

/** Rejected rows as JSON lines; the file comes into being with the first of them, in place of an older one. */
export class RejectedFile {
  readonly path: string;
  #created = false;
  #last: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.path = path;
  }

  /** The path when something was rejected, else null. */
  get written(): string | null {
    return this.#created ? this.path : null;
  }

  /** Throws InputError when the file cannot be written. */
  async add(lines: readonly RejectedLine[]): Promise<void> {
    if (lines.length === 0) return;
    // One after the other: reading and writing both reject rows, at the same time.
    this.#last = this.#last.then(() => this.#append(lines));
    await this.#last;
  }

  async #append(lines: readonly RejectedLine[]): Promise<void> {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    try {
      await (this.#created ? appendFile(this.path, text) : writeFile(this.path, text));
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      throw new InputError(`Rejected rows cannot be written to ${this.path}: ${cause}.`);
    }
    this.#created = true;
  }
}
