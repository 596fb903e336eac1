import { enlarged } from './growable.ts';

const FIRST_SLOTS = 1 << 12;
const FIRST_CHARACTERS = 1 << 14;

/**
 * Numbers per slot of the hash table: the hash, 1 + the token's number (0 if free), and where its characters begin and
 * end. They are adjacent, so that a look-up misses the cache only once or twice.
 */
const SLOT = 4;
/** Numbers per token: occurrences, documents, 1 + the last document that has it, and the mark. */
const ENTRY = 4;

/**
 * Numbers the distinct tokens of a corpus from 0 in order of first appearance, and counts them. It is an
 * open-addressing hash table (linear probing, at most half full) over typed arrays, with all characters in one pool. It
 * reads tokens as ranges of a text, so that it need not create strings.
 */
export class TokenTable {
  /** The number of distinct tokens. */
  size = 0;
  #slots = new Uint32Array(FIRST_SLOTS * SLOT);
  #entries = new Uint32Array((FIRST_SLOTS / 2) * ENTRY);
  /** Where each token's characters end. They begin where those of the previous token end. */
  #ends = new Uint32Array(FIRST_SLOTS / 2);
  #characters = new Uint16Array(FIRST_CHARACTERS);

  /** How often a token appears in the corpus. */
  occurrences(token: number): number {
    return this.#entries[token * ENTRY]!;
  }

  /** In how many documents a token appears. */
  documents(token: number): number {
    return this.#entries[token * ENTRY + 1]!;
  }

  /** A number that the caller can attach to a token; 0 at first. */
  mark(token: number): number {
    return this.#entries[token * ENTRY + 3]!;
  }

  setMark(token: number, mark: number): void {
    this.#entries[token * ENTRY + 3] = mark;
  }

  /** The number of the token `text[start, end)`. A new token gets the next number. */
  intern(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const slots = this.#slots;
    let at = Math.imul(hash, SLOT) & (slots.length - 1);
    for (;;) {
      const found = slots[at + 1]!;
      if (found === 0) break;
      if (slots[at] === hash && this.#matches(slots[at + 2]!, slots[at + 3]!, text, start, end)) {
        return found - 1;
      }
      at = (at + SLOT) & (slots.length - 1);
    }
    return this.#append(at, hash, text, start, end);
  }

  /**
   * Counts one appearance of a token in a document; returns whether it is the first in this document. Documents are
   * numbered from 0 and must come in order.
   */
  count(token: number, document: number): boolean {
    const at = token * ENTRY;
    this.#entries[at]! += 1;
    if (this.#entries[at + 2] === document + 1) return false;
    this.#entries[at + 2] = document + 1;
    this.#entries[at + 1]! += 1;
    return true;
  }

  token(number: number): string {
    const units = this.#characters.subarray(this.#startOf(number), this.#ends[number]);
    return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
  }

  #append(slot: number, hash: number, text: string, start: number, end: number): number {
    const number = this.size;
    const from = this.#startOf(number);
    const to = from + end - start;
    while (to > this.#characters.length) this.#characters = enlarged(this.#characters);
    for (let i = start; i < end; i++) this.#characters[from + i - start] = text.charCodeAt(i);
    this.#ends[number] = to;
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = number + 1;
    this.#slots[slot + 2] = from;
    this.#slots[slot + 3] = to;
    this.size += 1;
    if (this.size === this.#ends.length) this.#grow();
    return number;
  }

  #grow(): void {
    this.#entries = enlarged(this.#entries);
    this.#ends = enlarged(this.#ends);
    const before = this.#slots;
    const slots = new Uint32Array(before.length * 2);
    for (let from = 0; from < before.length; from += SLOT) {
      if (before[from + 1] === 0) continue;
      let at = Math.imul(before[from]!, SLOT) & (slots.length - 1);
      while (slots[at + 1] !== 0) at = (at + SLOT) & (slots.length - 1);
      for (let i = 0; i < SLOT; i++) slots[at + i] = before[from + i]!;
    }
    this.#slots = slots;
  }

  #matches(from: number, to: number, text: string, start: number, end: number): boolean {
    if (to - from !== end - start) return false;
    for (let i = start; i < end; i++) {
      if (this.#characters[from + i - start] !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  #startOf(number: number): number {
    return number === 0 ? 0 : this.#ends[number - 1]!;
  }
}
