import { open, type FileHandle } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';

/** Where a zip archive keeps a file, from its central directory (APPNOTE.TXT 4.3). */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly headerOffset: number;
}

const END_BYTES = 22;
const ZIP64_LOCATOR_BYTES = 20;
const STORED = 0;
const DEFLATED = 8;

/** The files of an archive. Throws Error for what is none. */
export async function readZipDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - END_BYTES - 65_535), Math.min(size, END_BYTES + 65_535));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('not a zip archive (.npz)');
  let [count, length, offset] = [
    tail.readUInt16LE(end + 10),
    tail.readUInt32LE(end + 12),
    tail.readUInt32LE(end + 16),
  ];
  if (offset === 0xffffffff || count === 0xffff) {
    const locator = end - ZIP64_LOCATOR_BYTES;
    const record = await readAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
    count = Number(record.readBigUInt64LE(32));
    length = Number(record.readBigUInt64LE(40));
    offset = Number(record.readBigUInt64LE(48));
  }
  const directory = await readAt(file, offset, length);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count;) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      directory.readUInt16LE(at + field),
    );
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength!);
    const extra = directory.subarray(at + 46 + nameLength!, at + 46 + nameLength! + extraLength!);
    entries.push({
      name,
      method: directory.readUInt16LE(at + 10),
      ...sizes(directory.subarray(at, at + 46), extra),
    });
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
  return entries;
}

/** Sizes past 4 GiB, or written as a stream, are in the zip64 extra field, in this order, where all bits are set. */
function sizes(header: Buffer, extra: Buffer): { compressedSize: number; headerOffset: number } {
  const fields = [header.readUInt32LE(24), header.readUInt32LE(20), header.readUInt32LE(42)];
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    for (let i = 0; i < fields.length; i++) {
      if (fields[i] !== 0xffffffff) continue;
      fields[i] = Number(extra.readBigUInt64LE(next));
      next += 8;
    }
  }
  return { compressedSize: fields[1]!, headerOffset: fields[2]! };
}

/** A file of the archive, whole. Throws Error for other compression than deflate. */
export async function readZipEntry(file: FileHandle, entry: ZipEntry): Promise<Buffer> {
  const local = await readAt(file, entry.headerOffset, 30);
  const start = entry.headerOffset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const bytes = await readAt(file, start, entry.compressedSize);
  if (entry.method === STORED) return bytes;
  if (entry.method === DEFLATED) return inflateRawSync(bytes);
  throw new Error(`${entry.name} is compressed by method ${entry.method}; stored and deflated are accepted`);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let done = 0; done < length;) {
    const wanted = Math.min(length - done, 2 ** 30);
    const { bytesRead } = await file.read(bytes, done, wanted, position + done);
    if (bytesRead === 0) throw new Error('the file ends too early');
    done += bytesRead;
  }
  return bytes;
}

/** Writes an archive of files that are stored as they are; each comes as pieces, under 4 GiB in all. */
export async function writeZip(
  path: string,
  files: Iterable<readonly [string, readonly Buffer[]]>,
): Promise<void> {
  const archive = await open(path, 'w');
  try {
    const directory: Buffer[] = [];
    let offset = 0;
    for (const [name, pieces] of files) {
      const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
      const common = commonHeader(
        name,
        pieces.reduce((sum, piece) => crc32(piece, sum), 0),
        size,
      );
      const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name)]);
      directory.push(
        Buffer.from('PK\x01\x02\x14\0', 'latin1'),
        common,
        attributes(offset),
        Buffer.from(name),
      );
      for (const piece of [local, ...pieces]) await archive.writev([piece]);
      offset += local.length + size;
    }
    const listing = Buffer.concat(directory);
    const end = Buffer.alloc(END_BYTES);
    end.write('PK\x05\x06', 0, 'latin1');
    end.writeUInt16LE(directory.length / 4, 8);
    end.writeUInt16LE(directory.length / 4, 10);
    end.writeUInt32LE(listing.length, 12);
    end.writeUInt32LE(offset, 16);
    await archive.writev([listing, end]);
  } finally {
    await archive.close();
  }
}

/** What a file's own header and the directory both say: version 2.0, stored, no date, checksum and sizes. */
function commonHeader(name: string, checksum: number, size: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(0x21, 8);
  header.writeUInt32LE(checksum, 10);
  header.writeUInt32LE(size, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
}

/** The directory's further fields: no comment, first disk, no attributes, where the file's header is. */
function attributes(offset: number): Buffer {
  const fields = Buffer.alloc(14);
  fields.writeUInt32LE(offset, 10);
  return fields;
}
