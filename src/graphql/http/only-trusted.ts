import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { TrustedDocuments } from '../trusted-documents.ts';

/** The parts of a request that say which document is meant. */
const Asked = z.object({
  query: z.string().optional().nullable(),
  documentId: z.string().optional(),
  extensions: z
    .object({ persistedQuery: z.object({ sha256Hash: z.string() }).optional() })
    .optional()
    .nullable(),
});

/**
 * Guards against every operation that the operator's own clients do not contain: a request is answered when it names
 * a document of the manifest, by `extensions.persistedQuery.sha256Hash` or `documentId`, or brings its exact text;
 * all others are refused before anything of them is parsed.
 */
export function onlyTrusted(documents: TrustedDocuments): RequestHandler {
  const texts = new Set(documents.values());
  return (request, response, next) => {
    const document = trustedDocument(request, documents, texts);
    if (document === null) {
      const message =
        'Only trusted documents are answered here; ask the operator to add yours to the manifest.';
      response.status(403).json({ errors: [{ message, extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] });
      return;
    }
    if (request.method === 'GET') request.url = withQuery(request, document);
    else request.body = { ...(request.body as object), query: document, extensions: {} };
    next();
  };
}

function trustedDocument(
  request: Request,
  documents: TrustedDocuments,
  texts: ReadonlySet<string>,
): string | null {
  const asked = Asked.safeParse(request.method === 'GET' ? parameters(request) : request.body);
  if (!asked.success) return null;
  const { query, documentId, extensions } = asked.data;
  const id = documentId ?? extensions?.persistedQuery?.sha256Hash;
  if (id === undefined) return typeof query === 'string' && texts.has(query) ? query : null;
  const document = documents.get(id) ?? null;
  return typeof query === 'string' && query !== document ? null : document;
}

/** Each parameter is read as Apollo reads it: `extensions` is JSON. */
function parameters(request: Request): unknown {
  const { extensions, ...others } = Object.fromEntries(searchOf(request));
  if (extensions === undefined) return others;
  try {
    return { ...others, extensions: JSON.parse(extensions) as unknown };
  } catch {
    return null;
  }
}

function withQuery(request: Request, document: string): string {
  const search = searchOf(request);
  search.set('query', document);
  search.delete('extensions');
  search.delete('documentId');
  return `/?${search.toString()}`;
}

function searchOf(request: Request): URLSearchParams {
  return new URL(request.url, 'http://server').searchParams;
}
