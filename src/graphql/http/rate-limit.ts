import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';

const WINDOW_MS = 60_000;

/**
 * Guards against one client that takes the server for itself, by mistake or by intent. Clients are told apart
 * by address (IPv6 by /56, which one household has whole), behind proxies by what `TRUST_PROXY` believes.
 * Answers carry `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-08).
 */
export function limitRate(requestsPerMinute: number, logger: Logger): RequestHandler {
  let warned = false;
  return rateLimit({
    // A proxy that is not trusted: all who come through it are one client. Said once.
    skip: (request) => {
      if (
        !warned &&
        request.get('x-forwarded-for') !== undefined &&
        request.app.get('trust proxy') === false
      ) {
        warned = true;
        logger.warn(
          'requests come through a proxy, but TRUST_PROXY is off: its clients share one rate limit',
        );
      }
      return false;
    },
    validate: { xForwardedForHeader: false },
    windowMs: WINDOW_MS,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'requests',
    handler: (_request, response) => {
      const message = `More than ${requestsPerMinute} requests in a minute; try again after the seconds of Retry-After.`;
      response.status(429).json({ errors: [{ message, extensions: { code: 'RATE_LIMITED' } }] });
    },
  });
}
