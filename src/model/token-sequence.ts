import { NumberList } from './growable.ts';

/** The tokens of all documents, one number each, four bytes a token. */
export class TokenSequence {
  documents = 0;
  /** 1 + the token, and 0 after the last of each document. */
  readonly #entries = new NumberList(Uint32Array);

  push(token: number): void {
    this.#entries.push(token + 1);
  }

  endDocument(): void {
    this.#entries.push(0);
    this.documents += 1;
  }

  /** How many tokens and document ends there are. */
  get length(): number {
    return this.#entries.length;
  }

  /** Calls `visit(previous, token)` for each token, previous -1 at a document's start; `end()` after each document. */
  visit(visit: (previous: number, token: number) => void, end: () => void): void {
    let previous = -1;
    for (const block of this.#entries.blocks()) {
      for (const entry of block) {
        if (entry === 0) {
          end();
          previous = -1;
        } else {
          visit(previous, entry - 1);
          previous = entry - 1;
        }
      }
    }
  }
}
