import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CsrMatrix } from '../../src/linalg/csr-matrix.ts';
import { truncatedSvd } from '../../src/linalg/truncated-svd.ts';
import { describeMachine } from './machine.ts';
import { npyBytes, type NpyArray } from './npy.ts';
import { readCsrNpz, writeCsrNpz } from './npz.ts';
import { runReference } from './reference.ts';
import { measureUsage } from './resources.ts';
import { syntheticMatrix } from './synthetic-matrix.ts';

export const summary = 'truncated SVD of a sparse matrix: --input matrix.npz --rank 500 --out DIR';

const USAGE = `npm run bench -- svd --input matrix.npz | --rows N --columns N  [OPTIONS]
  --input FILE      CSR matrix as scipy.sparse.save_npz writes it
  --rows, --columns a made-up matrix instead, with --nonzeros a row (30) from --seed
  --rank N          components (500)
  --seed N          of the start block (42)
  --threads N       worker threads (as many as the machine runs)
  --out DIR         writes singular_values.npy, components.npy (rank x features), report.json
  --reference       also runs scikit-learn's TruncatedSVD (Debian's python3-sklearn) and prints the ratio`;

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      input: { type: 'string' },
      rows: { type: 'string' },
      columns: { type: 'string', default: '20000' },
      nonzeros: { type: 'string', default: '30' },
      rank: { type: 'string', default: '500' },
      seed: { type: 'string', default: '42' },
      threads: { type: 'string' },
      out: { type: 'string' },
      reference: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (options.help || (options.input === undefined && options.rows === undefined)) {
    console.log(USAGE);
    return;
  }
  const seed = Number(options.seed);
  const matrix = options.input
    ? await readCsrNpz(options.input)
    : syntheticMatrix(Number(options.rows), Number(options.columns), Number(options.nonzeros), seed);
  const nonzeros = matrix.offsets[matrix.rows]!;
  console.log(describeMachine());
  console.log(`${matrix.rows} x ${matrix.columns}, ${nonzeros} non-zeros, rank ${options.rank}`);

  const usage = measureUsage();
  let steps = 0;
  const svd = await truncatedSvd(matrix, {
    rank: Number(options.rank),
    seed,
    ...(options.threads === undefined ? {} : { threads: Number(options.threads) }),
    onProgress: (progress) => {
      steps = progress.step;
      const variance = progress.explainedVariance?.toFixed(4) ?? '-';
      process.stderr.write(`\rstep ${progress.step}, explained variance ${variance} `);
    },
  });
  process.stderr.write('\n');
  const report = {
    machine: describeMachine(),
    rows: matrix.rows,
    columns: matrix.columns,
    nonzeros,
    rank: svd.rank,
    ...usage(),
    threads: options.threads === undefined ? availableParallelism() : Number(options.threads),
    steps,
    explainedVariance: svd.explainedVariance,
  };
  console.log(report);
  if (options.out !== undefined) await writeResult(options.out, svd, report);
  if (options.reference) await compare(options.input, matrix, svd.rank, report);
}

async function writeResult(
  directory: string,
  svd: Awaited<ReturnType<typeof truncatedSvd>>,
  report: object,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const write = (name: string, array: NpyArray): Promise<void> =>
    writeFile(join(directory, name), Buffer.concat(npyBytes(array)));
  await write('singular_values.npy', { shape: [svd.rank], data: svd.singularValues });
  await write('components.npy', { shape: [svd.rank, svd.columns], data: svd.components });
  await writeFile(join(directory, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
}

async function compare(
  input: string | undefined,
  matrix: CsrMatrix,
  rank: number,
  ours: { readonly cpuSeconds: number; readonly peakMemoryBytes: number; readonly seconds: number },
): Promise<void> {
  await runReference(input, (path) => writeCsrNpz(path, matrix), 'svd.py', ['--rank', String(rank)], ours);
}
