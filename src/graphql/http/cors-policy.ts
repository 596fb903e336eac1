import cors from 'cors';
import type { RequestHandler } from 'express';

/** What a page may read of an answer beside its body. */
const EXPOSED = ['ETag', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'];

const PREFLIGHT_SECONDS = 86_400;

/**
 * Guards against pages of other sites that use the API through their visitors' browsers, behind whatever
 * firewall those sit: only pages of the listed origins may. No cookies are involved, so none are allowed.
 */
export function corsPolicy(origins: readonly string[]): RequestHandler {
  return cors({
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'POST'],
    exposedHeaders: EXPOSED,
    maxAge: PREFLIGHT_SECONDS,
  });
}
