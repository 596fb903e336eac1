import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { currentRequest } from './request-scope.ts';

/**
 * The ETag of an answer: its model and a digest of its text. It changes with every newly published model and with every
 * visible change of the catalogue. It is weak, because proxies may compress the answer.
 */
export function entityTag(body: string | Buffer): string {
  const modelId = currentRequest()?.modelId ?? null;
  const digest = createHash('sha256').update(body).digest('base64url');
  return `W/"${modelId === null ? '' : `${modelId}-`}${digest}"`;
}

/** Tells caches that the answer also depends on this request header. */
export function varyBy(header: string): RequestHandler {
  return (_request, response, next) => {
    response.vary(header);
    next();
  };
}
