/** An array in NumPy's .npy format, version 1.0 (numpy.lib.format): one dimension or row-major two. */
export type NpyData = Float32Array | Float64Array | Int32Array | BigInt64Array;

export interface NpyArray {
  readonly shape: readonly number[];
  readonly data: NpyData;
}

const MAGIC = '\x93NUMPY';

/** Little-endian NumPy type of each typed array that is read or written. */
const TYPES = [
  ['<f4', Float32Array],
  ['<f8', Float64Array],
  ['<i4', Int32Array],
  ['<i8', BigInt64Array],
] as const;

/** Header and data; the data is not copied. */
export function npyBytes({ shape, data }: NpyArray): [Buffer, Buffer] {
  const descr = TYPES.find(([, type]) => data instanceof type)?.[0];
  if (!descr) throw new Error('only 32 and 64 bit numbers can be written as .npy');
  const tuple = shape.length === 1 ? `(${shape[0]!},)` : `(${shape.join(', ')})`;
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`;
  // Data starts at a multiple of 64 bytes: 10 bytes before the text, a line break after it.
  const length = Math.ceil((10 + text.length + 1) / 64) * 64 - 10;
  const header = Buffer.alloc(10 + length, ' ');
  header.write(MAGIC, 0, 'latin1');
  header.set([1, 0], 6);
  header.writeUInt16LE(length, 8);
  header.write(text, 10, 'latin1');
  header[header.length - 1] = 0x0a;
  return [header, Buffer.from(data.buffer, data.byteOffset, data.byteLength)];
}

/** What a .npy header says, and where the data begins. */
export interface NpyHeader {
  readonly descr: string;
  readonly shape: readonly number[];
  readonly dataOffset: number;
}

/** Reads the header. Throws Error for what is no .npy, or one in column order. */
export function parseNpyHeader(bytes: Buffer): NpyHeader {
  if (bytes.toString('latin1', 0, 6) !== MAGIC) throw new Error('not a .npy array: it has no NUMPY header');
  const wide = bytes[6]! > 1;
  const start = wide ? 12 : 10;
  const dataOffset = start + (wide ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8));
  const text = bytes.toString('latin1', start, dataOffset);
  const descr = /'descr': '([^']+)'/.exec(text)?.[1];
  const shape = /'shape': \(([^)]*)\)/.exec(text)?.[1];
  if (descr === undefined || shape === undefined) throw new Error(`cannot read the .npy header ${text}`);
  if (text.includes("'fortran_order': True"))
    throw new Error('the array is in column order; row order is accepted');
  const sizes = shape.split(',').filter((size) => size.trim() !== '');
  return { descr, shape: sizes.map(Number), dataOffset };
}

/** The array; a view on the bytes where they are aligned. Throws Error for other number types. */
export function parseNpy(bytes: Buffer): NpyArray {
  const { descr, shape, dataOffset } = parseNpyHeader(bytes);
  const type = TYPES.find(([name]) => name === descr)?.[1];
  if (!type) {
    throw new Error(`numbers of type ${descr}; accepted are ${TYPES.map(([name]) => name).join(', ')}`);
  }
  const count = shape.reduce((a, b) => a * b, 1);
  const size = count * type.BYTES_PER_ELEMENT;
  if (bytes.length < dataOffset + size) {
    throw new Error(`the array should have ${size} bytes, but ${bytes.length - dataOffset} are there`);
  }
  const from = bytes.byteOffset + dataOffset;
  const aligned = from % type.BYTES_PER_ELEMENT === 0;
  const data = aligned
    ? new type(bytes.buffer as ArrayBuffer, from, count)
    : new type(Uint8Array.from(bytes.subarray(dataOffset, dataOffset + size)).buffer);
  return { shape, data };
}
