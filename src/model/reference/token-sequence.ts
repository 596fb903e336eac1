import { NumberList } from '../growable.ts';

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

  /**
   * The entries in order, in blocks: 1 + the token, or 0 after the last of a document. Loops over them are
   * written out where they are needed, since a call for each of a hundred million tokens would cost more
   * than the work.
   */
  blocks(): Iterable<Uint32Array> {
    return this.#entries.blocks();
  }
}
