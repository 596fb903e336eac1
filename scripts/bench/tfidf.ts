import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TfIdfBuilder, type TfIdf } from '../../src/model/reference/tfidf-builder.ts';
import { describeMachine } from './machine.ts';
import { npyBytes } from './npy.ts';
import { writeCsrNpz } from './npz.ts';
import { runReference } from './reference.ts';
import { measureUsage } from './resources.ts';

export const summary = 'TF-IDF of a file with a document a line: --input documents.txt --out DIR';

const USAGE = `npm run bench -- tfidf --input documents.txt [OPTIONS]
  --input FILE       UTF-8 text, a document a line
  --max-features N   columns at most (10,000 under 10 thousand documents, 15,000 under 100 thousand, else 20,000)
  --out DIR          writes matrix.npz (CSR), vocabulary.txt, idf.npy, report.json
  --reference        also runs scikit-learn's TfidfVectorizer (Debian's python3-sklearn) and prints the ratio`;

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      input: { type: 'string' },
      'max-features': { type: 'string' },
      out: { type: 'string' },
      reference: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (options.help || options.input === undefined) {
    console.log(USAGE);
    return;
  }
  console.log(describeMachine());
  const usage = measureUsage();
  const limit = options['max-features'];
  const builder = new TfIdfBuilder(limit === undefined ? {} : { maxFeatures: Number(limit) });
  for await (const line of readLines(options.input)) builder.add(line);
  const tfidf = builder.finish();
  const { matrix } = tfidf;
  const report = {
    machine: describeMachine(),
    documents: matrix.rows,
    features: matrix.columns,
    nonzeros: matrix.values.length,
    ...usage(),
    threads: 1,
  };
  console.log(report);
  if (options.out !== undefined) await writeResult(options.out, tfidf, report);
  if (options.reference) {
    const features = ['--max-features', String(matrix.columns)];
    await runReference(options.input, () => Promise.resolve(), 'tfidf.py', features, report);
  }
}

async function writeResult(directory: string, tfidf: TfIdf, report: object): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeCsrNpz(join(directory, 'matrix.npz'), tfidf.matrix);
  await writeFile(join(directory, 'vocabulary.txt'), tfidf.vocabulary.map((term) => `${term}\n`).join(''));
  const idf = npyBytes({ shape: [tfidf.idf.length], data: tfidf.idf });
  await writeFile(join(directory, 'idf.npy'), Buffer.concat(idf));
  await writeFile(join(directory, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
}

/** The lines of a file, ended by line feeds (a carriage return before one goes); nothing else ends a line. */
async function* readLines(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest !== '') yield rest;
}
