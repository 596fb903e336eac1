import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { comparable, type TrustedDocuments } from '../trusted-documents.ts';
import { refuse } from './refuse.ts';

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
 * a document of the manifest, by `extensions.persistedQuery.sha256Hash` or `documentId`, or brings one that says the same.
 * All others are refused before they are validated or executed.
 */
export function onlyTrusted(documents: TrustedDocuments): RequestHandler {
  const known: Known = {
    documents,
    comparable: new Set([...documents.values()].map(comparable)),
    found: new Map(),
  };
  return (request, response, next) => {
    const document = trustedDocument(request, known);
    if (document === null) {
      const message =
        'Only trusted documents are answered here; ask the operator to add yours to the manifest.';
      refuse(response, { status: 403, code: 'DOCUMENT_NOT_TRUSTED', message });
      return;
    }
    if (request.method === 'GET') request.url = withQuery(request, document);
    else request.body = { ...(request.body as object), query: document, extensions: {} };
    next();
  };
}

interface Known {
  readonly documents: TrustedDocuments;
  readonly comparable: ReadonlySet<string | null>;
  /** Texts that were compared before. */
  readonly found: Map<string, boolean>;
}

const MAX_FOUND = 1_000;

/** Clients send few texts again and again; each is parsed once. */
function isKnown(query: string, { comparable: trusted, found }: Known): boolean {
  const before = found.get(query);
  if (before !== undefined) return before;
  const text = comparable(query);
  const answer = text !== null && trusted.has(text);
  if (answer && found.size < MAX_FOUND) found.set(query, answer);
  return answer;
}

/** The document to answer: the client's own text when it says the same, since it may ask for `__typename` besides. */
function trustedDocument(request: Request, known: Known): string | null {
  const asked = Asked.safeParse(request.method === 'GET' ? parameters(request) : request.body);
  if (!asked.success) return null;
  const { query, documentId, extensions } = asked.data;
  const id = documentId ?? extensions?.persistedQuery?.sha256Hash;
  const document = id === undefined ? null : (known.documents.get(id) ?? null);
  if (typeof query !== 'string') return document;
  // An automatic persisted query brings the hash of its text, which need not be an id of the manifest.
  if (document !== null && comparable(query) !== comparable(document)) return null;
  return isKnown(query, known) ? query : null;
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
