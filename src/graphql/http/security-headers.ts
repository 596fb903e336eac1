import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Answers of the API are data: nothing in them may be run, framed or guessed to be of another type. Pages
 * take `pagePolicy` instead, which lets them load what this server serves and nothing else.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // Whether the whole host is HTTPS is for the proxy in front to say.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
}

/** Nothing is kept by caches unless whoever answers says so: errors never are. */
export const keepNothing: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** Where posters come from: `Movie.posterUrl`. */
const POSTERS = 'https://image.tmdb.org';

/**
 * Guards the pages that this server has itself against scripts that somebody else smuggled in: only files of this
 * server are run, nothing is evaluated. Components that place things by inline styles, as GraphiQL's editor
 * does, need `inlineStyles`; pages that show movies need `posters`.
 */
export function pagePolicy({ inlineStyles = false, posters = false } = {}): RequestHandler {
  return helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", ...(inlineStyles ? ["'unsafe-inline'"] : [])],
      fontSrc: ["'self'", 'data:'],
      imgSrc: ["'self'", 'data:', ...(posters ? [POSTERS] : [])],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });
}
