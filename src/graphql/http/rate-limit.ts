import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { refuse } from './refuse.ts';

const WINDOW_MS = 60_000;

/**
 * Guards against one client that takes the whole server, by mistake or on purpose. Distinguishes clients by address (IPv6
 * by /56, which is one household's), behind proxies by what `TRUST_PROXY` believes.
 * Answers carry `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-08).
 */
export function limitRate(requestsPerMinute: number): RequestHandler {
  return rateLimit({
    validate: { xForwardedForHeader: false },
    windowMs: WINDOW_MS,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'requests',
    handler: (_request, response) => {
      const message = `More than ${requestsPerMinute} requests in a minute; try again after the seconds of Retry-After.`;
      refuse(response, { status: 429, code: 'RATE_LIMITED', message });
    },
  });
}
