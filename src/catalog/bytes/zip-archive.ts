import { basename } from 'node:path';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { InputError } from '../../movie/errors.ts';
import type { StoredFile } from './stored-file.ts';

/** More than any data set of movies has; an archive of more is somebody's disk. */
const MAX_ENTRIES = 10_000;

const STORED = 0;
const DEFLATED = 8;
/** Ways of compressing that some programs choose by themselves, by their numbers in the format. */
const METHODS: ReadonlyMap<number, string> = new Map([
  [9, 'Deflate64, as Windows does for files of more than 2 GB'],
  [12, 'bzip2'],
  [14, 'LZMA'],
  [93, 'Zstandard'],
  [95, 'XZ'],
  [98, 'PPMd'],
]);

/** A path within a folder or an archive, and the file there. */
export interface FolderEntry {
  /** Relative, parts joined by `/`. */
  readonly path: string;
  readonly file: StoredFile;
}

/**
 * The files in a zip archive, folders and what macOS adds left out. They are decompressed while they are read, never
 * held and never written to disk, so the sizes that an archive claims are not trusted and bind no memory.
 * Throws InputError when the archive is damaged, protected by a password or compressed in a way that nobody reads.
 */
export async function zipEntries(path: string): Promise<readonly FolderEntry[]> {
  const entries: FolderEntry[] = [];
  const zip = await openArchive(path);
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || entry.fileName.startsWith('__MACOSX/')) continue;
      if (entry.isEncrypted()) {
        throw new InputError(`${path} is protected by a password: unpack it and load the files in it.`);
      }
      const { compressionMethod: method } = entry;
      if (method !== STORED && method !== DEFLATED) {
        const how = METHODS.get(method) ?? `method ${method}`;
        throw new InputError(
          `${path} is compressed with ${how}, which cannot be read: unpack it and give what is inside.`,
        );
      }
      if (entries.length === MAX_ENTRIES) {
        throw new InputError(
          `${path} holds more than ${MAX_ENTRIES} files: unpack it and load those with movies.`,
        );
      }
      entries.push({ path: entry.fileName, file: zippedFile(path, entry) });
    }
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    zip.close();
  }
  return entries;
}

function zippedFile(archive: string, entry: Entry): StoredFile {
  return {
    path: `${archive}/${entry.fileName}`,
    name: basename(entry.fileName),
    bytes: entry.uncompressedSize,
    location: null,
    open: async () => {
      const zip = await openArchive(archive);
      try {
        const stream = await zip.openReadStreamPromise(entry);
        stream.once('close', () => {
          zip.close();
        });
        return stream;
      } catch (error) {
        zip.close();
        throw unreadable(archive, error);
      }
    },
  };
}

async function openArchive(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true });
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): Error {
  if (error instanceof InputError) return error;
  const cause = error instanceof Error ? error.message : String(error);
  return new InputError(`${path} cannot be read as a zip archive: ${cause}.`);
}
