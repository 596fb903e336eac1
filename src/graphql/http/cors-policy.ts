import cors from 'cors';
import type { RequestHandler } from 'express';

/** The headers of an answer that pages may read. */
const EXPOSED = ['ETag', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'];

/** Origins in full, `*` for all, or patterns of them. */
export type AllowedOrigins = readonly (string | RegExp)[];

/** Pages served on the same machine, on any port, as in development. */
export const LOOPBACK_ORIGINS = /^https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/;

export function allowsOrigin(origins: AllowedOrigins, origin: string): boolean {
  return origins.some((each) =>
    typeof each === 'string' ? each === '*' || each === origin : each.test(origin),
  );
}

const PREFLIGHT_SECONDS = 86_400;

/**
 * Guards against pages of other sites that use the API through their visitors' browsers, which may be behind a firewall.
 * Only pages of listed origins may call. There are no cookies, so none are allowed.
 */
export function corsPolicy(origins: AllowedOrigins): RequestHandler {
  return cors({
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'POST'],
    exposedHeaders: EXPOSED,
    maxAge: PREFLIGHT_SECONDS,
  });
}
