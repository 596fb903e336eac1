import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip'];

/**
 * Warns once about requests through a proxy that TRUST_PROXY does not name. All clients of such a proxy share one rate
 * limit, and behind a proxy on the same machine there is no limit at all.
 */
export function warnOfProxy(requestsPerMinute: number | null, logger: Logger): RequestHandler {
  let warned = false;
  return (request, _response, next) => {
    const isForwarded = FORWARDED.some((name) => request.headers[name] !== undefined);
    if (!warned && isForwarded && request.app.get('trust proxy') === false) {
      warned = true;
      const consequence =
        requestsPerMinute === null
          ? 'nobody is held to a rate limit; set TRUST_PROXY=loopback, which turns it on'
          : 'its clients share one rate limit; set TRUST_PROXY';
      logger.warn(`requests come through a proxy, but TRUST_PROXY is off: ${consequence}`);
    }
    next();
  };
}
