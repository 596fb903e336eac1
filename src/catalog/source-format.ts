import { open, stat } from 'node:fs/promises';
import { gunzipSync, constants } from 'node:zlib';
import { InputError } from '../movie/errors.ts';

export type SourceFormat =
  | { readonly kind: 'csv' | 'json'; readonly gzip: boolean }
  | { readonly kind: 'parquet' }
  | { readonly kind: 'folder' };

const ACCEPTED = 'CSV or JSON lines (plain or .gz), Parquet, or a folder of The Movies Dataset or MovieLens';

const HEAD_BYTES = 64 * 1024;

/** What other archives and formats begin with, and what to do about them. */
const FOREIGN: readonly { readonly start: readonly number[]; readonly advice: string }[] = [
  { start: [0x50, 0x4b, 3, 4], advice: 'is a zip archive: unpack it and give what is inside' },
  { start: [0x28, 0xb5, 0x2f, 0xfd], advice: 'is compressed with zstd: decompress it first' },
  { start: [0x42, 0x5a, 0x68], advice: 'is compressed with bzip2: decompress it first' },
  { start: [0xfd, 0x37, 0x7a, 0x58, 0x5a], advice: 'is compressed with xz: decompress it first' },
];

const GZIP = [0x1f, 0x8b];
const PARQUET = [...Buffer.from('PAR1')];

/**
 * Finds out by its content what a file is; its name does not matter. Throws InputError when there is nothing
 * there or it is of a kind that cannot be read.
 */
export async function detectFormat(path: string): Promise<SourceFormat> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new InputError(`${path}: there is no such file or folder.`);
  if (found.isDirectory()) return { kind: 'folder' };
  if (!found.isFile()) throw new InputError(`${path} is neither a file nor a folder.`);
  const head = await readHead(path);
  if (startsWith(head, PARQUET)) return { kind: 'parquet' };
  const gzip = startsWith(head, GZIP);
  const text = decode(gzip ? gunzipHead(path, head) : head);
  const foreign = FOREIGN.find(({ start }) => startsWith(head, start));
  if (foreign !== undefined) throw new InputError(`${path} ${foreign.advice}.`);
  if (text.trim() === '') throw new InputError(`${path} is empty.`);
  if (isBinary(text)) throw new InputError(`${path} is no text. Accepted: ${ACCEPTED}.`);
  if (text.trimStart().startsWith('[')) {
    throw new InputError(
      `${path} is one JSON array. Accepted are JSON lines, an object a line: jq -c '.[]' makes them.`,
    );
  }
  return { kind: text.trimStart().startsWith('{') ? 'json' : 'csv', gzip };
}

/** Text may have a stray NUL in a row, which costs that row nothing; what is no text has many, or one at once. */
function isBinary(text: string): boolean {
  const [firstLine = ''] = text.split('\n', 1);
  return firstLine.includes('\0') || text.split('\0').length - 1 > text.length / 100;
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function gunzipHead(path: string, head: Buffer): Buffer {
  try {
    // The head ends in the middle of the stream, which a flush at its end takes for granted.
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    throw new InputError(`${path} is damaged: it begins like gzip data and cannot be decompressed.`);
  }
}

function decode(head: Buffer): string {
  const utf16 = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
  const encoding = utf16 ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return new TextDecoder(encoding).decode(head);
}

function startsWith(head: Buffer, start: readonly number[]): boolean {
  return start.every((byte, at) => head[at] === byte);
}
