import { endianness } from 'node:os';
import { halfFloatBits } from './half-float.ts';

const CHUNK_BYTES = 256 * 1024;
const INT2_OID = 21;
const INT4_OID = 23;
const TEXT_OID = 25;
/** PostgreSQL counts time from 2000-01-01. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
const LITTLE_ENDIAN = endianness() === 'LE';

/**
 * Writes tuples in PostgreSQL's binary COPY format (manual, COPY, "Binary Format"), without the file's header and
 * trailer. Call `tuple`, then one method per field, in the order of the columns. `take` returns the chunks, each of
 * whole tuples. A value that the column's type cannot hold throws a RangeError.
 */
export class TupleWriter {
  #buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  #at = 0;
  #chunks: Buffer[] = [];

  tuple(fields: number): void {
    // A new chunk begins only between tuples, so that each holds whole ones.
    if (this.#at > CHUNK_BYTES / 2) this.#finishChunk();
    this.#reserve(2);
    this.#at = this.#buffer.writeInt16BE(fields, this.#at);
  }

  null(): void {
    this.#reserve(4);
    this.#at = this.#buffer.writeInt32BE(-1, this.#at);
  }

  int16(value: number): void {
    this.#length(2);
    this.#at = this.#buffer.writeInt16BE(integer(value), this.#at);
  }

  int32(value: number): void {
    this.#length(4);
    this.#at = this.#buffer.writeInt32BE(integer(value), this.#at);
  }

  int64(value: number | bigint): void {
    this.#length(8);
    this.#at = this.#buffer.writeBigInt64BE(
      typeof value === 'bigint' ? value : BigInt(integer(value)),
      this.#at,
    );
  }

  float32(value: number): void {
    this.#length(4);
    this.#at = this.#buffer.writeFloatBE(value, this.#at);
  }

  float64(value: number): void {
    this.#length(8);
    this.#at = this.#buffer.writeDoubleBE(value, this.#at);
  }

  boolean(value: boolean): void {
    this.#length(1);
    this.#at = this.#buffer.writeInt8(value ? 1 : 0, this.#at);
  }

  /** YYYY-MM-DD. */
  date(value: string): void {
    const ms = /^\d{4,}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(ms)) throw new RangeError(`expected a date YYYY-MM-DD, got ${JSON.stringify(value)}`);
    this.int32((ms - EPOCH_MS) / DAY_MS);
  }

  timestamp(value: Date): void {
    const ms = value.getTime();
    if (Number.isNaN(ms)) throw new RangeError('expected a point in time, got an invalid Date');
    this.int64(BigInt(ms - EPOCH_MS) * 1000n);
  }

  /** Throws for NUL, which PostgreSQL does not allow in text. Half a surrogate pair becomes U+FFFD. */
  text(value: string): void {
    const nul = value.indexOf('\0');
    if (nul !== -1) {
      throw new RangeError(
        `text with a NUL character at position ${nul}, which PostgreSQL cannot store: remove it first`,
      );
    }
    this.#lengthPrefixed(() => {
      // UTF-8 takes at most three bytes per UTF-16 code unit.
      this.#reserve(value.length * 3);
      this.#at += this.#buffer.write(value, this.#at, 'utf8');
    });
  }

  bytes(value: Uint8Array): void {
    this.#length(value.length);
    this.#buffer.set(value, this.#at);
    this.#at += value.length;
  }

  /** A column of type jsonb. */
  json(value: unknown): void {
    const json = JSON.stringify(value) as string | undefined;
    if (json === undefined) throw new RangeError(`a ${typeof value} has no form in JSON`);
    if (json.includes('\\u0000')) {
      throw new RangeError('JSON with a NUL character, which PostgreSQL cannot store: remove it first');
    }
    this.#lengthPrefixed(() => {
      this.#reserve(1 + json.length * 3);
      // Version 1, the only one of jsonb's binary form.
      this.#at = this.#buffer.writeInt8(1, this.#at);
      this.#at += this.#buffer.write(json, this.#at, 'utf8');
    });
  }

  textArray(values: readonly string[]): void {
    this.#array(TEXT_OID, values.length, (i) => {
      this.text(values[i] ?? '');
    });
  }

  int16Array(values: ArrayLike<number>): void {
    this.#array(INT2_OID, values.length, (i) => {
      this.int16(values[i] ?? 0);
    });
  }

  int32Array(values: ArrayLike<number>): void {
    this.#array(INT4_OID, values.length, (i) => {
      this.int32(values[i] ?? 0);
    });
  }

  /** pgvector's type: dimensions, a zero, the numbers. */
  vector(values: Float32Array): void {
    this.#length(4 + values.byteLength);
    this.#at = this.#buffer.writeInt16BE(values.length, this.#at);
    this.#at = this.#buffer.writeInt16BE(0, this.#at);
    const numbers = this.#buffer.subarray(this.#at, this.#at + values.byteLength);
    numbers.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    if (LITTLE_ENDIAN) numbers.swap32();
    this.#at += values.byteLength;
  }

  /** pgvector's half-precision type: dimensions, a zero, the numbers, each rounded. */
  halfvec(values: Float32Array): void {
    this.#length(4 + values.length * 2);
    this.#at = this.#buffer.writeInt16BE(values.length, this.#at);
    this.#at = this.#buffer.writeInt16BE(0, this.#at);
    for (const value of values) this.#at = this.#buffer.writeUInt16BE(halfFloatBits(value), this.#at);
  }

  /** The chunks written since the last call; the caller owns them. */
  take(): readonly Uint8Array[] {
    this.#finishChunk();
    return this.takeFull();
  }

  /** Like `take`, but leaves the chunk that is still being filled. */
  takeFull(): readonly Uint8Array[] {
    const chunks = this.#chunks;
    this.#chunks = [];
    return chunks;
  }

  #array(oid: number, length: number, writeElement: (index: number) => void): void {
    this.#lengthPrefixed(() => {
      this.#reserve(20);
      // Dimensions, "has nulls", element type; then size and lower bound of the one dimension.
      this.#at = this.#buffer.writeInt32BE(length === 0 ? 0 : 1, this.#at);
      this.#at = this.#buffer.writeInt32BE(0, this.#at);
      this.#at = this.#buffer.writeInt32BE(oid, this.#at);
      if (length === 0) return;
      this.#at = this.#buffer.writeInt32BE(length, this.#at);
      this.#at = this.#buffer.writeInt32BE(1, this.#at);
      for (let i = 0; i < length; i++) writeElement(i);
    });
  }

  /** Writes a field whose length is known only afterwards. */
  #lengthPrefixed(write: () => void): void {
    this.#reserve(4);
    const lengthAt = this.#at;
    this.#at += 4;
    write();
    this.#buffer.writeInt32BE(this.#at - lengthAt - 4, lengthAt);
  }

  #length(bytes: number): void {
    this.#reserve(4 + bytes);
    this.#at = this.#buffer.writeInt32BE(bytes, this.#at);
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#at + bytes));
    this.#buffer.copy(larger, 0, 0, this.#at);
    this.#buffer = larger;
  }

  #finishChunk(): void {
    if (this.#at === 0) return;
    this.#chunks.push(this.#buffer.subarray(0, this.#at));
    this.#buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    this.#at = 0;
  }
}

/** Buffer itself would write NaN and fractions as other numbers. */
function integer(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`expected a whole number, got ${value}`);
  return value;
}
