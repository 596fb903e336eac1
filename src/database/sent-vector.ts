/**
 * Reads the output of `vector_send`: two 16-bit numbers (dimensions, unused), then big-endian single-precision floats.
 */
export function readSentVector(sent: Buffer): Float32Array {
  const view = new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
  const vector = new Float32Array(view.getUint16(0));
  for (let i = 0; i < vector.length; i++) vector[i] = view.getFloat32(4 + 4 * i);
  return vector;
}
