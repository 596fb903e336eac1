import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** The facts that decide which profiles a request may use. */
export interface RequestFacts {
  readonly authorization: string | undefined;
  /** Whether it comes from this machine: from a program, or from a page that this machine serves. */
  readonly isLocal: boolean;
}

/** Headers of proxies. Behind a proxy on this machine, every request seems to come from this machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * Guards the open profiles of a household against everybody who is not at the machine: strangers behind a proxy, pages of
 * other sites in a local browser (`Origin`), and foreign names that resolve to this machine (`Host`, DNS rebinding).
 * Origins that the operator has listed by name are allowed.
 */
export function requestFacts(request: IncomingMessage, trustedOrigins: readonly string[]): RequestFacts {
  const { headers, socket } = request;
  const { origin } = headers;
  const isLocal =
    isLoopbackAddress(socket.remoteAddress ?? '') &&
    !FORWARDED.some((name) => headers[name] !== undefined) &&
    isLoopbackHost(`http://${headers.host ?? ''}`) &&
    (origin === undefined || isLoopbackHost(origin) || trustedOrigins.includes(origin));
  return { authorization: headers.authorization, isLocal };
}

function isLoopbackHost(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host.endsWith('.localhost') || isLoopbackAddress(host);
}

function isLoopbackAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}
