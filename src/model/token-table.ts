import { enlarged } from './growable.ts';

const FIRST_SLOTS = 1 << 12;
const FIRST_CHARACTERS = 1 << 14;

/**
 * Numbers the distinct tokens of a corpus from 0 in order of first appearance, and counts them:
 * an open-addressing hash table (linear probing, at most half full) over typed arrays, with the
 * characters in one pool. It reads tokens as ranges of a text, so that no string is made for any but a new one.
 */
export class TokenTable {
  /** How many distinct tokens there are. */
  size = 0;
  #occurrences = new Uint32Array(FIRST_SLOTS / 2);
  #documents = new Uint32Array(FIRST_SLOTS / 2);
  /** 1 + the last document that has the token; 0 for none. */
  #lastDocument = new Uint32Array(FIRST_SLOTS / 2);
  #hashes = new Uint32Array(FIRST_SLOTS / 2);
  /** Where the token's characters end; they begin where those of the one before end. */
  #ends = new Uint32Array(FIRST_SLOTS / 2);
  #characters = new Uint16Array(FIRST_CHARACTERS);
  /** 1 + the token's number; 0 for a free slot. */
  #slots = new Uint32Array(FIRST_SLOTS);

  /** How often a token appears in the corpus. */
  occurrences(token: number): number {
    return this.#occurrences[token]!;
  }

  /** In how many documents it appears. */
  documents(token: number): number {
    return this.#documents[token]!;
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
      if (this.#hashes[found] === hash && this.#matches(found, text, start, end)) return found;
      slot = (slot + 1) & mask;
    }
    return this.#append(slot, hash, text, start, end);
  }

  /**
   * Notes one appearance of a token in a document; documents come one after the other, from 0. True when it is the
   * first in this document.
   */
  count(token: number, document: number): boolean {
    this.#occurrences[token]! += 1;
    if (this.#lastDocument[token] === document + 1) return false;
    this.#lastDocument[token] = document + 1;
    this.#documents[token]! += 1;
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
    this.#slots[slot] = number + 1;
    this.#hashes[number] = hash;
    this.#ends[number] = to;
    this.size += 1;
    if (this.size === this.#hashes.length) this.#grow();
    return number;
  }

  #grow(): void {
    this.#occurrences = enlarged(this.#occurrences);
    this.#documents = enlarged(this.#documents);
    this.#lastDocument = enlarged(this.#lastDocument);
    this.#hashes = enlarged(this.#hashes);
    this.#ends = enlarged(this.#ends);
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = this.#hashes[number]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }

  #matches(number: number, text: string, start: number, end: number): boolean {
    const offset = this.#startOf(number);
    if (this.#ends[number]! - offset !== end - start) return false;
    for (let i = start; i < end; i++) {
      if (this.#characters[offset + i - start] !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  #startOf(number: number): number {
    return number === 0 ? 0 : this.#ends[number - 1]!;
  }
}
