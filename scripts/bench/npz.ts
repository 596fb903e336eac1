import { open, type FileHandle } from 'node:fs/promises';
import { checkCsrMatrix, type CsrMatrix } from '../../src/linalg/csr-matrix.ts';
import { npyBytes, parseNpy, type NpyData } from './npy.ts';
import { readZipDirectory, readZipEntry, writeZip, type ZipEntry } from './zip.ts';

/**
 * Reads a CSR matrix as scipy.sparse.save_npz writes it, compressed or not, of 32 or 64 bit numbers; rows are sorted by
 * column and entries of one place added up where they are not. One array is in memory at a time besides the matrix.
 * Throws Error saying what is missing, of another kind or out of range, and in which file.
 */
export async function readCsrNpz(path: string): Promise<CsrMatrix> {
  const file = await open(path);
  try {
    const entries = await readZipDirectory(file);
    const read = async (name: string): Promise<NpyData> => {
      const entry = entries.find((each) => each.name === `${name}.npy`);
      if (!entry)
        throw new Error(`it holds no ${name}.npy, which scipy.sparse.save_npz would have put there`);
      const bytes = await readZipEntry(file, entry);
      try {
        return parseNpy(bytes).data;
      } catch (error) {
        throw new Error(`${name}.npy: ${error instanceof Error ? error.message : String(error)}`);
      }
    };
    await checkFormat(file, entries);
    const [rows = 0, columns = 0] = Array.from(await read('shape'), Number);
    if (columns > MAX_COLUMNS) {
      throw new Error(
        `it has ${columns} columns; at most ${MAX_COLUMNS.toLocaleString('en-US')} are accepted`,
      );
    }
    const offsets = Uint32Array.from(numbers(await read('indptr')));
    const indices = columnIndices(numbers(await read('indices')), columns);
    const values = new Float32Array(numbers(await read('data')));
    const matrix = { rows, columns, offsets, indices, values };
    checkCsrMatrix(matrix);
    return inOrder(matrix) ? matrix : ordered(matrix);
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  } finally {
    await file.close();
  }
}

const MAX_COLUMNS = 65_536;

/** Checked before they become 16 bit numbers, which would wrap. */
function columnIndices(indices: ArrayLike<number>, columns: number): Uint16Array {
  const narrow = new Uint16Array(indices.length);
  for (let k = 0; k < indices.length; k++) {
    const column = indices[k]!;
    if (!(column >= 0 && column < columns)) {
      throw new Error(`indices.npy names column ${column} at position ${k}; there are ${columns} columns`);
    }
    narrow[k] = column;
  }
  return narrow;
}

function inOrder({ rows, offsets, indices }: CsrMatrix): boolean {
  for (let row = 0; row < rows; row++) {
    for (let k = offsets[row]! + 1; k < offsets[row + 1]!; k++) {
      if (indices[k]! <= indices[k - 1]!) return false;
    }
  }
  return true;
}

/** Rows by column, entries of one place added up. */
function ordered({ rows, columns, offsets, indices, values }: CsrMatrix): CsrMatrix {
  const sums = new Float64Array(columns);
  const newOffsets = new Uint32Array(rows + 1);
  const newIndices = new Uint16Array(indices.length);
  const newValues = new Float32Array(indices.length);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const [first, last] = [offsets[row]!, offsets[row + 1]!];
    for (let k = first; k < last; k++) sums[indices[k]!]! += values[k]!;
    for (const column of new Set(indices.slice(first, last).sort())) {
      newIndices[at] = column;
      newValues[at++] = sums[column]!;
      sums[column] = 0;
    }
    newOffsets[row + 1] = at;
  }
  return {
    rows,
    columns,
    offsets: newOffsets,
    indices: newIndices.subarray(0, at),
    values: newValues.subarray(0, at),
  };
}

/** save_npz notes the format as a zero-dimensional text array: "csr" as bytes or as UTF-32. */
async function checkFormat(file: FileHandle, entries: readonly ZipEntry[]): Promise<void> {
  const entry = entries.find((each) => each.name === 'format.npy');
  const bytes = entry ? await readZipEntry(file, entry) : Buffer.alloc(0);
  const text = bytes
    .subarray(bytes.indexOf(0x0a) + 1)
    .toString('latin1')
    .replaceAll('\0', '');
  if (text !== 'csr') {
    throw new Error(
      text
        ? `it holds no CSR matrix but "${text}": convert it with tocsr() before save_npz`
        : 'it holds no CSR matrix as scipy.sparse.save_npz writes it',
    );
  }
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
