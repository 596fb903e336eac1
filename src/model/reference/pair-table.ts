import { enlarged } from '../growable.ts';

const FIRST_SLOTS = 1 << 12;

/** Spreads a pair of numbers over 32 bits (multipliers of MurmurHash3's finaliser and of the golden ratio). */
export function hashPair(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Numbers distinct pairs of numbers from 0, in order of first appearance: open addressing over typed arrays. */
export class PairTable {
  size = 0;
  #slots = new Uint32Array(FIRST_SLOTS);
  #first = new Uint32Array(FIRST_SLOTS / 2);
  #second = new Uint32Array(FIRST_SLOTS / 2);

  /** The pair's number, or -1 if it was never added. */
  find(first: number, second: number): number {
    return this.#slots[this.#slotOf(first, second)]! - 1;
  }

  /** The pair's number; a new pair gets the next. */
  intern(first: number, second: number): number {
    const slot = this.#slotOf(first, second);
    const found = this.#slots[slot]! - 1;
    if (found >= 0) return found;
    const number = this.size;
    this.#slots[slot] = number + 1;
    this.#first[number] = first;
    this.#second[number] = second;
    this.size += 1;
    if (this.size === this.#first.length) this.#grow();
    return number;
  }

  first(number: number): number {
    return this.#first[number]!;
  }

  second(number: number): number {
    return this.#second[number]!;
  }

  /** Where the pair is, or the free slot where it would be. */
  #slotOf(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashPair(first, second) & mask;
    for (;;) {
      const found = this.#slots[slot]! - 1;
      if (found < 0 || (this.#first[found] === first && this.#second[found] === second)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    this.#first = enlarged(this.#first);
    this.#second = enlarged(this.#second);
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let number = 0; number < this.size; number++) {
      this.#slots[this.#slotOf(this.#first[number]!, this.#second[number]!)] = number + 1;
    }
  }
}
