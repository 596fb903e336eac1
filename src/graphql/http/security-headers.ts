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

/** For GraphiQL: own scripts only, no eval. Its editor positions things by inline styles. */
export function pagePolicy(): RequestHandler {
  return helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      fontSrc: ["'self'", 'data:'],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });
}
