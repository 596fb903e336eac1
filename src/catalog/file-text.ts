import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { InputError } from '../movie/errors.ts';

const CHUNK_BYTES = 256 * 1024;

/** Part of a file's text, and how far into the (compressed) file reading has come. */
export interface TextChunk {
  readonly text: string;
  readonly bytesRead: number;
}

/**
 * The text of a file in chunks of a few hundred kilobytes, decompressed when `gzip`. UTF-8, or UTF-16 when it begins
 * with that byte order mark; the mark itself is dropped. Throws InputError when the compressed data is damaged.
 */
export async function* fileText(path: string, gzip: boolean): AsyncGenerator<TextChunk> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const bytes = gzip ? createGunzip({ chunkSize: CHUNK_BYTES }) : file;
  if (gzip) {
    // Errors come out of the iteration below.
    pipeline(file, bytes as ReturnType<typeof createGunzip>, () => undefined);
  }
  let decoder: TextDecoder | null = null;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(encodingOf(chunk));
      yield { text: decoder.decode(chunk, { stream: true }), bytesRead: file.bytesRead };
    }
  } catch (error) {
    throw damaged(error)
      ? new InputError(`${path} is damaged: its gzip data ends early or is broken.`)
      : error;
  } finally {
    file.destroy();
    bytes.destroy();
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield { text: rest, bytesRead: file.bytesRead };
}

function encodingOf(start: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function damaged(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('Z_');
}
