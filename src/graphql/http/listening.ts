import type { Server as HttpServer, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** The address cannot be listened on; the message says why and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

function explainListening(error: NodeJS.ErrnoException, { host, port }: Address): ListenError {
  const reason =
    {
      EADDRINUSE: 'something else listens there. Stop it, or choose another port with PORT',
      EADDRNOTAVAIL: 'this machine has no such address. Choose one that it has with HOST, or 0.0.0.0 for all',
      EACCES: 'this user may not. Ports below 1024 are for root; choose another with PORT',
      ENOTFOUND: 'no machine has that name. Choose an address of this machine with HOST',
      EAI_AGAIN: 'that name cannot be looked up now. Choose an address of this machine with HOST',
    }[error.code ?? ''] ?? error.message;
  const code = error.code === undefined ? '' : ` (${error.code})`;
  return new ListenError(`Cannot listen on ${host}, port ${port}: ${reason}${code}.`, { cause: error });
}

/** Resolves with the server's address once it accepts connections. Throws ListenError if it cannot. */
export function listen(http: HttpServer, { host, port }: Address): Promise<{ url: string; port: number }> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      reject(explainListening(error, { host, port }));
    };
    http.once('error', fail);
    http.listen(port, host, () => {
      http.off('error', fail);
      const address = http.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      resolve({ url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`, port: actual });
    });
  });
}

/**
 * When the server stops, tells clients to use a new connection for their next request: a request that arrives while its
 * connection is being closed would be lost.
 */
export class Parting {
  readonly #open = new Set<ServerResponse>();
  #begun = false;

  readonly handler: RequestHandler = (_request, response, next) => {
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
    if (this.#begun) response.setHeader('Connection', 'close');
    next();
  };

  /** Applies from now on, to current requests as well. */
  begin(): void {
    this.#begun = true;
    for (const response of this.#open) {
      if (!response.headersSent) response.setHeader('Connection', 'close');
    }
  }
}

const IDLE_CHECK_MS = 50;

/** Accepts no more connections, lets current requests finish, and cuts off the rest after `graceMs`. */
export function drain(http: HttpServer, graceMs: number): Promise<void> {
  if (!http.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const impatience = setTimeout(() => {
      http.closeAllConnections();
    }, graceMs);
    // Connections that are kept alive become idle when their request is answered, not before.
    const idle = setInterval(() => {
      http.closeIdleConnections();
    }, IDLE_CHECK_MS);
    http.close(() => {
      clearTimeout(impatience);
      clearInterval(idle);
      resolve();
    });
  });
}
