import { NumberList } from '../growable.ts';

/** The tokens of all documents as numbers, four bytes per token. */
export class TokenSequence {
  documents = 0;
  /** 1 + the token's number, and 0 after the last token of each document. */
  readonly #entries = new NumberList(Uint32Array);

  push(token: number): void {
    this.#entries.push(token + 1);
  }

  endDocument(): void {
    this.#entries.push(0);
    this.documents += 1;
  }

  /** The number of tokens and document ends. */
  get length(): number {
    return this.#entries.length;
  }

  /**
   * The entries in order, in blocks: 1 + the token's number, or 0 after the last token of a document. Callers loop over
   * them directly, since a call for each of a hundred million tokens would cost more than the work itself.
   */
  blocks(): Iterable<Uint32Array> {
    return this.#entries.blocks();
  }
}
