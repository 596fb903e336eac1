import { InputError } from '../../movie/errors.ts';
import { compressionOf, decompressHead, type Compression } from './compression.ts';
import { decoderFor, type TextEncoding } from './encoding.ts';
import { refuseForeign } from './foreign-formats.ts';
import { readHead, type StoredFile } from './stored-file.ts';

export type SourceFormat =
  | {
      readonly kind: 'csv' | 'json';
      readonly compression: Compression;
      readonly encoding: TextEncoding;
    }
  | { readonly kind: 'parquet' | 'zip' };

const ACCEPTED =
  'CSV and JSON (plain, .gz, .zst or .zip), Parquet, and folders of these (The Movies Dataset, MovieLens, Parquet parts)';

const HEAD_BYTES = 64 * 1024;
const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const EMPTY_ZIP = Buffer.from('PK\x05\x06', 'latin1');
const PARQUET = Buffer.from('PAR1', 'latin1');

/**
 * Recognises the format of a file by its content; its name does not matter. `encoding` is the encoding that the caller
 * names, or null to guess it. Throws InputError if the file cannot be read.
 */
export async function detectFormat(file: StoredFile, encoding: string | null = null): Promise<SourceFormat> {
  const stored = await readHead(file, HEAD_BYTES);
  if (begins(stored, PARQUET)) return { kind: 'parquet' };
  if (begins(stored, ZIP) || begins(stored, EMPTY_ZIP)) return { kind: 'zip' };
  const compression = compressionOf(stored);
  const head = decompressHead(file.path, stored, compression);
  refuseForeign(file.path, head);
  if (begins(head, PARQUET)) {
    throw new InputError(
      `${file.path} is Parquet compressed with ${compression ?? 'gzip'}: decompress it first.`,
    );
  }
  const decode = decoderFor(head, encoding, file.path);
  const text = decode.sample(head);
  if (text.trim() === '') throw new InputError(`${file.path} is empty.`);
  if (isBinary(text)) throw new InputError(`${file.path} is not a text file. Accepted: ${ACCEPTED}.`);
  return { kind: /^[[{]/.test(text.trimStart()) ? 'json' : 'csv', compression, encoding: decode };
}

/** Text may have a stray NUL, which is harmless. Binary data has many, or one near the beginning. */
function isBinary(text: string): boolean {
  const [firstLine = ''] = text.split('\n', 1);
  return firstLine.includes('\0') || text.split('\0').length - 1 > text.length / 100;
}

function begins(head: Buffer, magic: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic);
}
