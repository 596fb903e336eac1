import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npyBytes, type NpyData, parseNpy } from '../../../scripts/bench/npy.ts';
import { readCsrNpz, writeCsrNpz } from '../../../scripts/bench/npz.ts';
import { writeZip } from '../../../scripts/bench/zip.ts';
import { syntheticMatrix } from '../../../scripts/bench/synthetic-matrix.ts';

let directory = '';
beforeAll(async () => (directory = await mkdtemp(join(tmpdir(), 'reelgraph-npz-'))));
afterAll(() => rm(directory, { recursive: true }));

describe('a NumPy array', () => {
  it.each([
    Float32Array.of(1, 2.5),
    Float64Array.of(-1, 1e300),
    Int32Array.of(7, -7),
    BigInt64Array.of(5n, 6n),
  ])('comes back as it went (%#)', (data) => {
    expect(parseNpy(Buffer.concat(npyBytes({ shape: [2], data })))).toEqual({ shape: [2], data });
    expect(parseNpy(Buffer.concat(npyBytes({ shape: [1, 2], data }))).shape).toEqual([1, 2]);
  });

  it('is refused when it is none, or cut short', () => {
    expect(() => parseNpy(Buffer.from('movies,ratings'))).toThrow('not a .npy array');
    const bytes = Buffer.concat(npyBytes({ shape: [2], data: Float32Array.of(1, 2) }));
    expect(() => parseNpy(bytes.subarray(0, -1))).toThrow('should have 8 bytes, but 7 are there');
  });
});

describe('a sparse matrix in an .npz', () => {
  it('comes back as it went', async () => {
    const matrix = syntheticMatrix(30, 50, 6, 3);
    const path = join(directory, 'matrix.npz');
    await writeCsrNpz(path, matrix);
    expect(await readCsrNpz(path)).toEqual(matrix);
  });

  const write = (path: string, arrays: Readonly<Record<string, NpyData>>): Promise<void> => {
    const [header] = npyBytes({ shape: [], data: new Float32Array(0) });
    header.write("'|S3'", header.indexOf("'<f4'"));
    return writeZip(path, [
      ['format.npy', [header, Buffer.from('csr')]],
      ...Object.entries(arrays).map(
        ([name, data]) => [`${name}.npy`, npyBytes({ shape: [data.length], data })] as const,
      ),
    ]);
  };
  /** Rows {2: 1, 0: 2, 2: 3} and {}, as scipy may hold them, in its wider types. */
  const untidy = {
    shape: BigInt64Array.of(2n, 3n),
    indptr: BigInt64Array.of(0n, 3n, 3n),
    indices: BigInt64Array.of(2n, 0n, 2n),
    data: Float64Array.of(1, 2, 3),
  };

  it('is put in order, and entries of one place are added up', async () => {
    const path = join(directory, 'untidy.npz');
    await write(path, untidy);
    expect(await readCsrNpz(path)).toEqual({
      rows: 2,
      columns: 3,
      offsets: Uint32Array.of(0, 2, 2),
      indices: Uint16Array.of(0, 2),
      values: Float32Array.of(2, 4),
    });
  });

  it.each([
    [{ indices: Int32Array.of(2, 65_536, 2) }, 'names column 65536 at position 1; there are 3 columns'],
    [{ indices: Int32Array.of(2, -1, 2) }, 'names column -1'],
    [{ indptr: Int32Array.of(0, 4, 4) }, 'offsets end at 4'],
    [{ data: Float64Array.of(1, NaN, 3) }, 'row 0, column 0 holds NaN'],
    [{ shape: Int32Array.of(2, 70_000) }, '70000 columns; at most 65,536'],
  ])(
    'is refused when its numbers are out of range, with the file and the place (%#)',
    async (wrong, message) => {
      const path = join(directory, 'wrong.npz');
      await write(path, { ...untidy, ...wrong });
      await expect(readCsrNpz(path)).rejects.toThrow(message);
      await expect(readCsrNpz(path)).rejects.toThrow('wrong.npz');
    },
  );

  it('is refused when the file is none, or holds something else', async () => {
    const path = join(directory, 'other.npz');
    await writeFile(path, 'id,title\n1,Alien\n');
    await expect(readCsrNpz(path)).rejects.toThrow('not a zip archive');
    await writeZip(path, [['a.npy', npyBytes({ shape: [1], data: Float32Array.of(1) })]]);
    await expect(readCsrNpz(path)).rejects.toThrow('holds no CSR matrix');
  });
});
