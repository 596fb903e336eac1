import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npyBytes, parseNpy } from '../../../scripts/bench/npy.ts';
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

  it('is refused when the file is none, or holds something else', async () => {
    const path = join(directory, 'other.npz');
    await writeFile(path, 'id,title\n1,Alien\n');
    await expect(readCsrNpz(path)).rejects.toThrow('not a zip archive');
    await writeZip(path, [['a.npy', npyBytes({ shape: [1], data: Float32Array.of(1) })]]);
    await expect(readCsrNpz(path)).rejects.toThrow('holds no CSR matrix');
  });
});
