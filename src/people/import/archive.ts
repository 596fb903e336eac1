import { once } from 'node:events';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { InputError } from '../../movie/errors.ts';

/** A member of an archive that was read whole. */
export interface ArchiveMember {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Archives come from strangers: one of a few kilobytes may unpack to terabytes, hold a million files, or name files
 * outside its folder. Nothing is ever written under a member's name; what is unpacked is counted as it comes, because
 * the sizes that a zip states are only claims.
 */
const BOUNDS = { members: 10_000, unpackedBytes: 256 * 1024 * 1024 };

const fromBuffer = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);

/** The members of a zip whose names `isWanted`. Throws InputError for archives that are damaged or beyond the bounds. */
export async function readZip(
  archive: Buffer,
  isWanted: (name: string) => boolean,
  bounds = BOUNDS,
): Promise<readonly ArchiveMember[]> {
  try {
    const zip = await fromBuffer(archive, { lazyEntries: true, validateEntrySizes: true });
    try {
      return await readMembers(zip, isWanted, bounds);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`The zip cannot be read: ${reason}. Download it again.`);
  }
}

async function readMembers(
  zip: ZipFile,
  isWanted: (name: string) => boolean,
  bounds: typeof BOUNDS,
): Promise<ArchiveMember[]> {
  if (zip.entryCount > bounds.members) {
    throw new InputError(`The zip holds ${zip.entryCount} files; up to ${bounds.members} are accepted.`);
  }
  const members: ArchiveMember[] = [];
  let room = bounds.unpackedBytes;
  for await (const entry of entriesOf(zip)) {
    if (entry.fileName.endsWith('/') || !isWanted(entry.fileName)) continue;
    if (entry.isEncrypted()) {
      throw new InputError('The zip has a password. Unpack it and import the files in it.');
    }
    const bytes = await unpack(zip, entry, room);
    if (bytes === null) {
      const most = bounds.unpackedBytes / 1024 / 1024;
      throw new InputError(`The zip unpacks to more than ${most} MB, too much for a history.`);
    }
    room -= bytes.length;
    members.push({ name: entry.fileName, bytes });
  }
  return members;
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let read = 0; read < zip.entryCount; read += 1) {
    const next = once(zip, 'entry') as Promise<[Entry]>;
    zip.readEntry();
    const [entry] = await next;
    yield entry;
  }
}

/** Null when it is larger than `room`: unpacking stops there. */
async function unpack(zip: ZipFile, entry: Entry, room: number): Promise<Buffer | null> {
  const open = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await open(entry)) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > room) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}
