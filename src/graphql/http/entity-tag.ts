import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { currentRequest } from './request-scope.ts';

/**
 * The ETag of an answer: the model that it is of and a digest of its text. It changes with every newly published
 * model, and with every change of the catalogue that shows. Weak: proxies may compress what it stands for.
 */
export function entityTag(body: string | Buffer): string {
  const modelId = currentRequest()?.modelId ?? null;
  const digest = createHash('sha256').update(body).digest('base64url');
  return `W/"${modelId === null ? '' : `${modelId}-`}${digest}"`;
}

/** Tells caches that the answer depends on this header of the request as well. */
export function varyBy(header: string): RequestHandler {
  return (_request, response, next) => {
    response.vary(header);
    next();
  };
}
