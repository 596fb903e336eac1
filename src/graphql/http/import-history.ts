import { once } from 'node:events';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request, RequestHandler } from 'express';
import { InputError } from '../../movie/errors.ts';
import { type HandedFile, importHistory } from '../../people/import/import-history.ts';
import { MAX_FILE_BYTES } from '../../people/import/read-history.ts';
import type { RequestContext } from '../context.ts';
import { OperationQueue } from '../limits/operation-queue.ts';
import { requireProfile } from '../profiles.ts';
import { ServiceUnavailableError } from '../service-unavailable.ts';
import { type RequestFacts, requestFacts } from './caller.ts';
import { refuse } from './refuse.ts';

const MAX_FILES = 20;
const MAX_MEGABYTES = MAX_FILE_BYTES / 1024 / 1024;
/** Files are held in memory while they are read. */
const BOUNDS = { running: 2, waiting: 10 };

export interface ImportOptions {
  readonly createContext: (facts: RequestFacts) => Promise<RequestContext>;
  readonly trustedOrigins: readonly string[];
}

/**
 * POST /profiles/ID/import: records the history in the files of the body, which is a form with files or one file as it is,
 * its name after `?name=`. The right to the profile is asked for before anything of the body is read; of the body at most
 * 64 MB are. Answers with the report of `importHistory`.
 */
export function historyImport({
  createContext,
  trustedOrigins,
}: ImportOptions): RequestHandler<{ id: string }> {
  const queue = new OperationQueue(BOUNDS);
  return async (request, response) => {
    const gone = new AbortController();
    response.on('close', () => {
      gone.abort();
    });
    try {
      const context = await createContext(requestFacts(request, trustedOrigins));
      const { id } = await requireProfile(request.params.id, context);
      const leave = await queue.enter(gone.signal);
      try {
        const files = await readFiles(request);
        response.set('cache-control', 'no-store').json(await importHistory(context.people, id, files));
      } finally {
        leave();
      }
    } catch (error) {
      const refusal = gone.signal.aborted ? null : refusalFor(error);
      if (refusal === null) throw error;
      // What is left of the body is not read.
      response.set('connection', 'close');
      refuse(response, refusal);
    }
  };
}

/** The body is larger than any history. */
class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';

  constructor() {
    super(`The files are larger than ${MAX_MEGABYTES} MB together, which no history is.`);
  }
}

async function readFiles(request: Request): Promise<HandedFile[]> {
  const room = new Room();
  if (request.is('multipart/form-data') !== false) return readForm(request, room);
  const { name } = request.query;
  const bytes = await readStream(request, room);
  if (bytes.length === 0) {
    throw new InputError(
      'The body is empty; a file is expected, or a form (multipart/form-data) with files.',
    );
  }
  return [{ name: typeof name === 'string' && name !== '' ? name : 'the file', bytes }];
}

/** What may still be read of all files together. */
class Room {
  #bytes = MAX_FILE_BYTES;

  take(bytes: number): void {
    this.#bytes -= bytes;
    if (this.#bytes < 0) throw new BodyTooLargeError();
  }
}

async function readStream(stream: Readable, room: Room): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    room.take(bytes.length);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function readForm(request: Request, room: Room): Promise<HandedFile[]> {
  const reading: Promise<HandedFile>[] = [];
  try {
    const form = busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: MAX_FILES, fields: 0 },
    });
    form.on('file', (_field, stream, { filename }: { filename?: string }) => {
      const file = readStream(stream, room).then((bytes) => ({ name: filename ?? 'the file', bytes }));
      file.catch((error: unknown) => form.destroy(error instanceof Error ? error : new Error(String(error))));
      reading.push(file);
    });
    form.on('filesLimit', () => {
      const tooMany = Promise.reject(
        new InputError(`The form holds more than ${MAX_FILES} files; up to ${MAX_FILES} are accepted.`),
      );
      tooMany.catch(() => undefined);
      reading.push(tooMany);
    });
    request.pipe(form);
    await once(form, 'close');
  } catch (error) {
    request.unpipe();
    if (error instanceof BodyTooLargeError) throw error;
    throw new InputError('The form cannot be read; multipart/form-data with files is expected.');
  }
  const files = await Promise.all(reading);
  if (files.length === 0) throw new InputError('The form holds no file.');
  return files;
}

/** What the client is told; null for what is no fault of it. */
function refusalFor(error: unknown): { status: number; code: string; message: string } | null {
  if (error instanceof BodyTooLargeError)
    return { status: 413, code: 'BODY_TOO_LARGE', message: error.message };
  if (error instanceof InputError) return { status: 400, code: error.code, message: error.message };
  if (error instanceof ServiceUnavailableError) {
    return { status: 503, code: 'SERVICE_UNAVAILABLE', message: error.message };
  }
  if (error instanceof Error && 'extensions' in error) {
    const { code } = error.extensions as { code?: unknown };
    return { status: 401, code: typeof code === 'string' ? code : 'UNAUTHENTICATED', message: error.message };
  }
  return null;
}
