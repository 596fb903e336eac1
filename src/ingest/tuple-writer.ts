const CHUNK_BYTES = 256 * 1024;
const TEXT_OID = 25;
/** Days from 1970-01-01 to 2000-01-01, PostgreSQL's day 0. */
const POSTGRES_EPOCH_DAY = 10_957;
const DAY_MS = 86_400_000;

/**
 * Writes tuples in PostgreSQL's binary COPY format (manual, COPY, "Binary Format"), without header and trailer.
 * Call `tuple` and then one method a field, in the order of the columns; `take` gives what was written.
 */
export class TupleWriter {
  #buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  #at = 0;
  #chunks: Buffer[] = [];

  tuple(fields: number): void {
    // A new chunk only between tuples: each holds whole ones.
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
    this.#at = this.#buffer.writeInt16BE(value, this.#at);
  }

  int32(value: number): void {
    this.#length(4);
    this.#at = this.#buffer.writeInt32BE(value, this.#at);
  }

  int64(value: number): void {
    this.#length(8);
    this.#at = this.#buffer.writeBigInt64BE(BigInt(value), this.#at);
  }

  float32(value: number): void {
    this.#length(4);
    this.#at = this.#buffer.writeFloatBE(value, this.#at);
  }

  boolean(value: boolean): void {
    this.#length(1);
    this.#at = this.#buffer.writeInt8(value ? 1 : 0, this.#at);
  }

  /** YYYY-MM-DD. */
  date(value: string): void {
    this.int32(Date.parse(value) / DAY_MS - POSTGRES_EPOCH_DAY);
  }

  text(value: string): void {
    // UTF-8 takes at most three bytes for a UTF-16 unit.
    this.#reserve(4 + value.length * 3);
    const bytes = this.#buffer.write(value, this.#at + 4, 'utf8');
    this.#buffer.writeInt32BE(bytes, this.#at);
    this.#at += 4 + bytes;
  }

  textArray(values: readonly string[]): void {
    this.#reserve(24);
    const lengthAt = this.#at;
    // Length (filled in below), dimensions, "has nulls", element type.
    this.#at = this.#buffer.writeInt32BE(values.length === 0 ? 0 : 1, lengthAt + 4);
    this.#at = this.#buffer.writeInt32BE(0, this.#at);
    this.#at = this.#buffer.writeInt32BE(TEXT_OID, this.#at);
    if (values.length > 0) {
      // Size and lower bound of the one dimension.
      this.#at = this.#buffer.writeInt32BE(values.length, this.#at);
      this.#at = this.#buffer.writeInt32BE(1, this.#at);
      for (const value of values) this.text(value);
    }
    this.#buffer.writeInt32BE(this.#at - lengthAt - 4, lengthAt);
  }

  /** The chunks written since the last call; the caller owns them. */
  take(): readonly Uint8Array[] {
    this.#finishChunk();
    const chunks = this.#chunks;
    this.#chunks = [];
    return chunks;
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
