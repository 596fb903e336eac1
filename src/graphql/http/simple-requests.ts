import type { Request, RequestHandler } from 'express';
import { type AllowedOrigins, allowsOrigin } from './cors-policy.ts';
import { refuse } from './refuse.ts';

/** Bodies of these types may be sent by any page, without asking this server first. */
const SIMPLE_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** Headers that a page of another site can only send after a preflight, as Apollo's clients do. */
const PREFLIGHTED = ['apollo-require-preflight', 'x-apollo-operation-name'];

const JSON_TYPES = /\bapplication\/(?:graphql-response\+)?json\b/;

/**
 * Guards against pages of other sites that make the browsers of people who can reach this server work for them
 * (cross-site request forgery). Such a page can send "simple" requests without asking, though not read the answers. So a
 * request passes when no such page could have sent it: its body is JSON, it carries a header that needs a preflight, or
 * it is a GET of a GraphQL client, one that names JSON as what it accepts, whose browser says that it comes from this
 * server's own pages or from an allowed origin. Apollo's own guard, which refuses every such GET, is told so.
 */
export function refuseSimpleRequests(origins: AllowedOrigins): RequestHandler {
  return (request, response, next) => {
    if (isPreflighted(request)) {
      next();
      return;
    }
    if (request.method === 'GET' && JSON_TYPES.test(request.get('accept') ?? '') && isOwn(request, origins)) {
      request.headers['apollo-require-preflight'] = 'true';
      next();
      return;
    }
    const message =
      'A page of any site could have sent this request. Send it as POST with Content-Type: application/json, ' +
      'as GET with Accept: application/graphql-response+json, or with the header Apollo-Require-Preflight.';
    refuse(response, { status: 400, code: 'CSRF_BLOCKED', message });
  };
}

function isPreflighted(request: Request): boolean {
  if (PREFLIGHTED.some((name) => (request.headers[name] ?? '') !== '')) return true;
  const [type = ''] = (request.get('content-type') ?? '').toLowerCase().split(';');
  return type.includes('/') && !SIMPLE_TYPES.includes(type.trim());
}

/** Browsers tell where a request comes from by `Sec-Fetch-Site` or `Origin`; other clients send neither. */
function isOwn(request: Request, origins: AllowedOrigins): boolean {
  const origin = request.get('origin');
  if (origin !== undefined && allowsOrigin(origins, origin)) return true;
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined;
}
