import type { CsrMatrix } from '../linalg/csr-matrix.ts';

/**
 * Marks (with 1) each row that has more than `most` equal rows, itself included. Compares 53-bit fingerprints: among a
 * million rows, the chance of a false match is one in ten thousand.
 */
export function rowsRepeatedMoreThan(most: number, matrix: CsrMatrix): Uint8Array {
  const fingerprints = new Float64Array(matrix.rows);
  const bits = new Uint32Array(matrix.values.buffer, matrix.values.byteOffset, matrix.values.length);
  for (let row = 0; row < matrix.rows; row++) {
    let low = 0x811c9dc5;
    let high = 0x9e3779b1;
    for (let k = matrix.offsets[row]!; k < matrix.offsets[row + 1]!; k++) {
      low = Math.imul(low ^ matrix.indices[k]!, 0x01000193) ^ bits[k]!;
      high = Math.imul(high ^ bits[k]!, 0x85ebca6b) ^ matrix.indices[k]!;
      low ^= low >>> 15;
      high ^= high >>> 13;
    }
    fingerprints[row] = (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
  }
  const sorted = fingerprints.slice().sort();
  const repeated = new Set<number>();
  for (let i = most; i < sorted.length; i++) if (sorted[i] === sorted[i - most]) repeated.add(sorted[i]!);
  return Uint8Array.from(fingerprints, (fingerprint) => (repeated.has(fingerprint) ? 1 : 0));
}
