import { InputError } from '../../movie/errors.ts';
import { decompressed, isDamage, type Compression } from './compression.ts';
import type { TextEncoding } from './encoding.ts';
import type { StoredFile } from './stored-file.ts';

/** Part of a file's text, and how many (compressed) bytes have been read. */
export interface TextChunk {
  readonly text: string;
  readonly bytesRead: number;
}

/** A file of text, and how to read it. */
export interface TextFile {
  readonly file: StoredFile;
  readonly compression: Compression;
  readonly encoding: TextEncoding;
}

/**
 * The text of a file in chunks of a few hundred kilobytes. `onNotes` is told at the end what a person should know of
 * how it was decoded. Throws InputError when compressed data is damaged.
 */
export async function* fileText(
  { file, compression, encoding }: TextFile,
  onNotes: (notes: readonly string[]) => void = () => undefined,
): AsyncGenerator<TextChunk> {
  const stored = await file.open();
  let bytesRead = 0;
  if (compression !== null) stored.on('data', (chunk: Buffer) => (bytesRead += chunk.length));
  const bytes = decompressed(stored, compression);
  const decoder = encoding.decoder();
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      if (compression === null) bytesRead += chunk.length;
      yield { text: decoder.write(chunk), bytesRead };
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    // Inside an archive, every error means that the archive is damaged.
    if (isDamage(error) || file.location === null) {
      throw new InputError(
        `${file.path} is damaged: its ${compression ?? 'compressed'} data ends early or is broken.`,
      );
    }
    throw error;
  } finally {
    stored.destroy();
    bytes.destroy();
  }
  const rest = decoder.end();
  onNotes(decoder.notes());
  if (rest !== '') yield { text: rest, bytesRead };
}
