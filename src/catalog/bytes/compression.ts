import { pipeline, Transform, type Readable } from 'node:stream';
import { createGunzip, gunzipSync, constants } from 'node:zlib';
import { Decompress } from 'fzstd';
import { InputError } from '../../movie/errors.ts';

export type Compression = 'gzip' | 'zstd' | null;

const CHUNK_BYTES = 256 * 1024;

const MAGIC: readonly (readonly [Exclude<Compression, null>, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** How a file that begins with `head` is compressed. */
export function compressionOf(head: Buffer): Compression {
  return MAGIC.find(([, magic]) => magic.every((byte, at) => head[at] === byte))?.[0] ?? null;
}

/** The decompressed beginning of a file. Throws InputError if it cannot be decompressed. */
export function decompressHead(path: string, head: Buffer, compression: Compression): Buffer {
  try {
    switch (compression) {
      case 'gzip':
        // The head ends in the middle of the stream; this flush mode accepts that.
        return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
      case 'zstd': {
        const parts: Uint8Array[] = [];
        new Decompress((part) => parts.push(part)).push(head);
        return Buffer.concat(parts);
      }
      case null:
        return head;
    }
  } catch {
    throw new InputError(
      `${path} is damaged: it begins like ${compression ?? ''} data and cannot be decompressed.`,
    );
  }
}

/** The decompressed bytes of `stored`. The returned stream emits its errors. */
export function decompressed(stored: Readable, compression: Compression): Readable {
  if (compression === null) return stored;
  const decompressor = compression === 'gzip' ? createGunzip({ chunkSize: CHUNK_BYTES }) : zstdDecompressor();
  pipeline(stored, decompressor, () => undefined);
  return decompressor;
}

/** True for an error of a decompressor: the data ends early or is broken. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return (typeof code === 'string' && code.startsWith('Z_')) || error instanceof ZstdDamage;
}

class ZstdDamage extends Error {}

/** Node has built-in zstd only since 22.15. */
function zstdDecompressor(): Transform {
  let parts: Uint8Array[] = [];
  const inflate = new Decompress((part) => parts.push(part));
  const push = (chunk: Uint8Array, last: boolean): Buffer => {
    try {
      inflate.push(chunk, last);
    } catch (error) {
      throw new ZstdDamage('zstd data is broken', { cause: error });
    }
    const out = Buffer.concat(parts);
    parts = [];
    return out;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        done(null, push(chunk, false));
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        done(null, push(new Uint8Array(0), true));
      } catch (error) {
        done(error as Error);
      }
    },
  });
}
