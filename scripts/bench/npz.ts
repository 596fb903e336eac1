import { open, type FileHandle } from 'node:fs/promises';
import type { CsrMatrix } from '../../src/linalg/csr-matrix.ts';
import { npyBytes, parseNpy, type NpyArray, type NpyData } from './npy.ts';
import { readZipDirectory, readZipEntry, writeZip, type ZipEntry } from './zip.ts';

/**
 * Reads a CSR matrix as scipy.sparse.save_npz writes it, compressed or not. One array is in memory at a
 * time besides the matrix. Throws Error saying what is missing or of another kind.
 */
export async function readCsrNpz(path: string): Promise<CsrMatrix> {
  const file = await open(path);
  try {
    const entries = await readZipDirectory(file);
    const read = async (name: string): Promise<NpyArray> => {
      const entry = entries.find((each) => each.name === `${name}.npy`);
      if (!entry)
        throw new Error(`${path} holds no ${name}.npy; expected is a matrix by scipy.sparse.save_npz`);
      return parseNpy(await readZipEntry(file, entry));
    };
    await checkFormat(file, entries, path);
    const [rows, columns] = Array.from((await read('shape')).data, Number) as [number, number];
    if (columns > 65_536) throw new Error(`${path} has ${columns} columns; at most 65,536 are accepted`);
    const offsets = new Uint32Array(numbers((await read('indptr')).data));
    const indices = new Uint16Array(numbers((await read('indices')).data));
    const values = new Float32Array(numbers((await read('data')).data));
    return { rows, columns, offsets, indices, values };
  } finally {
    await file.close();
  }
}

/** save_npz notes the format as a zero-dimensional text array: "csr" as bytes or as UTF-32. */
async function checkFormat(file: FileHandle, entries: readonly ZipEntry[], path: string): Promise<void> {
  const entry = entries.find((each) => each.name === 'format.npy');
  const bytes = entry ? await readZipEntry(file, entry) : Buffer.alloc(0);
  const text = bytes
    .subarray(bytes.indexOf(0x0a) + 1)
    .toString('latin1')
    .replaceAll('\0', '');
  if (text !== 'csr') throw new Error(`${path} holds no CSR matrix${text ? ` but "${text}"` : ''}`);
}

function numbers(data: NpyData): ArrayLike<number> {
  return data instanceof BigInt64Array ? Float64Array.from(data, Number) : data;
}

/** Writes a matrix so that scipy.sparse.load_npz reads it, uncompressed. */
export async function writeCsrNpz(path: string, matrix: CsrMatrix): Promise<void> {
  const nonzeros = matrix.offsets[matrix.rows]!;
  const format = Buffer.from('csr');
  const [header] = npyBytes({ shape: [], data: new Float32Array(0) });
  header.write("'|S3'", header.indexOf("'<f4'"));
  const vector = (data: NpyData): [Buffer, Buffer] => npyBytes({ shape: [data.length], data });
  await writeZip(path, [
    ['indices.npy', vector(Int32Array.from(matrix.indices.subarray(0, nonzeros)))],
    ['indptr.npy', vector(Int32Array.from(matrix.offsets))],
    ['format.npy', [header, format]],
    ['shape.npy', vector(BigInt64Array.of(BigInt(matrix.rows), BigInt(matrix.columns)))],
    ['data.npy', vector(matrix.values.subarray(0, nonzeros))],
  ]);
}
