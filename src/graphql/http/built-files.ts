import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Request, Response } from 'express';

/** The encodings of built files, best first, with their file extensions. */
const ENCODINGS = { br: '.br', gzip: '.gz' } as const;

type Encoding = keyof typeof ENCODINGS;

interface BuiltFile {
  readonly content: Buffer;
  readonly encoded: Readonly<Partial<Record<Encoding, Buffer>>>;
  readonly etag: string;
}

/**
 * The files of a build folder, read once and served from memory. Opened for each request, they would leave a descriptor
 * open for each of the hundreds of requests that a client can send without reading the answers.
 *
 * A checkout builds while the server runs, so the folder is read again when its `index.html` changes.
 */
export class BuiltFiles {
  readonly #folder: string;
  #build: string | null = null;
  #files: Promise<ReadonlyMap<string, BuiltFile>> = Promise.resolve(new Map<string, BuiltFile>());

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The file at this path in the folder, such as `/assets/index.js`; null if there is none, or no build. */
  async find(path: string): Promise<BuiltFile | null> {
    const index = await stat(join(this.#folder, 'index.html')).catch(() => null);
    if (index === null) return null;
    // Two builds may be made within a tick of the file system's clock.
    const build = `${index.ino} ${index.mtimeMs}`;
    if (this.#build !== build) {
      this.#build = build;
      this.#files = readFolder(this.#folder).catch(() => {
        this.#build = null;
        return new Map();
      });
    }
    return (await this.#files).get(path) ?? null;
  }
}

/** Answers with the file in an encoding that the client takes, or with 304 when the client has it. */
export function sendBuiltFile(
  request: Request,
  response: Response,
  {
    path,
    file,
    cacheControl,
  }: { readonly path: string; readonly file: BuiltFile; readonly cacheControl: string },
): void {
  response.set('Cache-Control', cacheControl).set('ETag', file.etag).vary('Accept-Encoding');
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const offered = (Object.keys(ENCODINGS) as Encoding[]).filter((encoding) => file.encoded[encoding]);
  const chosen = request.acceptsEncodings([...offered, 'identity']);
  const encoding = offered.find((each) => each === chosen);
  if (encoding) response.set('Content-Encoding', encoding);
  const body = (encoding && file.encoded[encoding]) ?? file.content;
  response.type(path.slice(path.lastIndexOf('.'))).set('Content-Length', String(body.length));
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function readFolder(folder: string): Promise<ReadonlyMap<string, BuiltFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents = new Map<string, Buffer>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    contents.set(path.slice(folder.length).replaceAll(sep, '/'), await readFile(path));
  }
  const files = new Map<string, BuiltFile>();
  for (const [path, content] of contents) {
    if (Object.values(ENCODINGS).some((ending) => path.endsWith(ending))) continue;
    const encoded: Partial<Record<Encoding, Buffer>> = {};
    for (const [encoding, ending] of Object.entries(ENCODINGS) as [Encoding, string][]) {
      const small = contents.get(path + ending);
      if (small) encoded[encoding] = small;
    }
    const etag = `W/"${createHash('sha256').update(content).digest('base64url')}"`;
    files.set(path, { content, encoded, etag });
  }
  return files;
}
