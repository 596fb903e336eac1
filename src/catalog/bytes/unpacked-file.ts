import { once } from 'node:events';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredFile } from './stored-file.ts';

/** A file with random access. */
interface RandomAccess {
  readonly byteLength: number;
  readonly slice: (start: number, end?: number) => Promise<ArrayBuffer>;
}

/** A source can be read again at any time, so its file is closed only once nothing refers to it. */
const unreachable = new FinalizationRegistry<FileHandle>((file) => {
  void file.close();
});

/**
 * Unpacks a file of an archive to disk, for formats that are read from the end. The file is unlinked at once, so that
 * nothing is left of it however the program ends.
 */
export async function unpacked(stored: StoredFile): Promise<RandomAccess> {
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-'));
  const path = join(folder, 'unpacked');
  const file = await open(path, 'w+');
  await rm(folder, { recursive: true, force: true });
  const byteLength = await copy(stored, file);
  const access: RandomAccess = {
    byteLength,
    slice: async (start, end = byteLength) => {
      const length = Math.max(0, Math.min(end, byteLength) - start);
      const buffer = new ArrayBuffer(length);
      await file.read(new Uint8Array(buffer), 0, length, start);
      return buffer;
    },
  };
  unreachable.register(access, file);
  return access;
}

async function copy(stored: StoredFile, file: FileHandle): Promise<number> {
  const stream = await stored.open();
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    await file.write(chunk, 0, chunk.length, length);
    length += chunk.length;
  }
  if (!stream.closed) await once(stream, 'close');
  return length;
}
