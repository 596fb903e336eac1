import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';

/** A file on disk, or one within an archive, that can be read from its beginning as often as needed. */
export interface StoredFile {
  /** Its name in messages and reports. */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  /** How many bytes `open` returns. */
  readonly bytes: number;
  /** The path on disk; null inside an archive. */
  readonly location: string | null;
  readonly open: () => Promise<Readable>;
}

const CHUNK_BYTES = 256 * 1024;

/** A file on disk. */
export async function diskFile(path: string): Promise<StoredFile> {
  return {
    path,
    name: basename(path),
    bytes: (await stat(path)).size,
    location: path,
    open: () => Promise.resolve(createReadStream(path, { highWaterMark: CHUNK_BYTES })),
  };
}

/** Up to `most` bytes from the beginning of a file. */
export async function readHead(file: StoredFile, most: number): Promise<Buffer> {
  if (file.location !== null) return readRange(file.location, 0, most);
  const stream = await file.open();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most);
}

async function readRange(path: string, start: number, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await file.read(buffer, 0, length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
