import { NumberList } from './growable.ts';

const FIRST_SLOTS = 1 << 12;

/**
 * Numbers the distinct tokens of a corpus from 0 in order of first appearance, and counts them:
 * an open-addressing hash table (linear probing, at most half full) over typed arrays, with the
 * characters in one pool. It reads tokens as ranges of a text, so that no string is made for any but a new one.
 */
export class TokenTable {
  /** How often each token appears in the corpus. */
  readonly occurrences = new NumberList(Uint32Array);
  /** In how many documents. */
  readonly documents = new NumberList(Uint32Array);
  /** 1 + the last document that has it; 0 for none. */
  readonly #lastDocument = new NumberList(Uint32Array);
  readonly #hashes = new NumberList(Uint32Array);
  readonly #starts = new NumberList(Uint32Array);
  readonly #characters = new NumberList(Uint16Array);
  /** 1 + the token's number; 0 for a free slot. */
  #slots = new Uint32Array(FIRST_SLOTS);

  /** How many distinct tokens there are. */
  get size(): number {
    return this.#hashes.length;
  }

  /** The number of the token `text[start, end)`, or the next free number, which it then has. */
  intern(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const found = this.#slots[slot]! - 1;
      if (found < 0) break;
      if (this.#hashes.get(found) === hash && this.#matches(found, text, start, end)) return found;
      slot = (slot + 1) & mask;
    }
    return this.#append(slot, hash, text, start, end);
  }

  /** Notes one appearance of a token in a document; documents come one after the other, from 0. */
  count(token: number, document: number): void {
    this.occurrences.add(token, 1);
    if (this.#lastDocument.get(token) === document + 1) return;
    this.#lastDocument.set(token, document + 1);
    this.documents.add(token, 1);
  }

  token(number: number): string {
    const end = this.#endOf(number);
    const units: number[] = [];
    for (let i = this.#starts.get(number); i < end; i++) units.push(this.#characters.get(i));
    return String.fromCharCode(...units);
  }

  #append(slot: number, hash: number, text: string, start: number, end: number): number {
    const number = this.size;
    this.#slots[slot] = number + 1;
    this.#hashes.push(hash);
    this.#starts.push(this.#characters.length);
    for (let i = start; i < end; i++) this.#characters.push(text.charCodeAt(i));
    this.occurrences.push(0);
    this.documents.push(0);
    this.#lastDocument.push(0);
    if (this.size * 2 > this.#slots.length) this.#grow();
    return number;
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    let number = 0;
    for (const block of this.#hashes.blocks()) {
      for (const hash of block) {
        let slot = hash & mask;
        while (slots[slot] !== 0) slot = (slot + 1) & mask;
        number += 1;
        slots[slot] = number;
      }
    }
    this.#slots = slots;
  }

  #matches(number: number, text: string, start: number, end: number): boolean {
    const offset = this.#starts.get(number);
    if (this.#endOf(number) - offset !== end - start) return false;
    for (let i = start; i < end; i++) {
      if (this.#characters.get(offset + i - start) !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  #endOf(number: number): number {
    return number + 1 < this.size ? this.#starts.get(number + 1) : this.#characters.length;
  }
}
