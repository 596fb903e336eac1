type NumberArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

interface NumberArrayConstructor<T extends NumberArray> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): T;
}

/** Bytes of a block: large enough to make its overhead negligible, small enough to waste little. */
const BLOCK_BYTES = 1 << 16;

/**
 * A list of numbers of one width that grows in blocks. Nothing is copied, so it needs only the memory of the numbers,
 * unlike an array that doubles when it grows.
 */
export class NumberList<T extends NumberArray> {
  readonly #kind: NumberArrayConstructor<T>;
  readonly #shift: number;
  readonly #mask: number;
  readonly #blocks: T[] = [];
  #length = 0;

  constructor(kind: NumberArrayConstructor<T>) {
    this.#kind = kind;
    this.#shift = Math.log2(BLOCK_BYTES / kind.BYTES_PER_ELEMENT);
    this.#mask = (1 << this.#shift) - 1;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const at = this.#length & this.#mask;
    if (at === 0) this.#blocks.push(new this.#kind(1 << this.#shift));
    this.#blocks[this.#blocks.length - 1]![at] = value;
    this.#length += 1;
  }

  /** Adds the first `length` of `values`: much faster than one at a time. */
  append(values: T, length: number): void {
    for (let from = 0; from < length;) {
      const at = this.#length & this.#mask;
      if (at === 0) this.#blocks.push(new this.#kind(1 << this.#shift));
      const to = Math.min(length, from + this.#mask + 1 - at);
      this.#blocks[this.#blocks.length - 1]!.set(values.subarray(from, to), at);
      this.#length += to - from;
      from = to;
    }
  }

  /** The number at `index`, which must be less than `length`. */
  get(index: number): number {
    return this.#blocks[index >>> this.#shift]![index & this.#mask]!;
  }

  set(index: number, value: number): void {
    this.#blocks[index >>> this.#shift]![index & this.#mask] = value;
  }

  add(index: number, value: number): void {
    this.#blocks[index >>> this.#shift]![index & this.#mask]! += value;
  }

  /** The numbers block by block, in order: for loops that visit all of them. */
  *blocks(): Generator<T> {
    for (const [i, block] of this.#blocks.entries()) {
      const used = Math.min(block.length, this.#length - (i << this.#shift));
      yield block.subarray(0, used) as T;
    }
  }

  clear(): void {
    this.#blocks.length = 0;
    this.#length = 0;
  }
}

/** The same numbers in an array of twice the length. */
export function enlarged<T extends Uint16Array | Uint32Array | Float32Array>(array: T): T {
  const larger = new (array.constructor as NumberArrayConstructor<T>)(array.length * 2);
  larger.set(array);
  return larger;
}
