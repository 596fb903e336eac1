import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { refuse } from './refuse.ts';

/**
 * Guards against guessing a token byte by byte from the time of the comparison: compares digests of equal length in
 * constant time. `authorization` is the header of that name.
 */
export function carriesToken(authorization: string | undefined, token: string): boolean {
  const [, given = ''] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Lets requests with the token pass and answers 401 to all others. */
export function requireToken(token: string): RequestHandler {
  return (request, response, next) => {
    if (carriesToken(request.get('authorization'), token)) {
      next();
      return;
    }
    response.set('WWW-Authenticate', 'Bearer');
    refuse(response, { status: 401, code: 'UNAUTHENTICATED', message: 'A bearer token is needed here.' });
  };
}
