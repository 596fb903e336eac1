import { connect, Socket } from 'node:net';
import type { ClientBase } from 'pg';

const CANCEL_REQUEST_CODE = 80_877_102;
const PATIENCE_MS = 2_000;

/**
 * Asks the server to stop the statement that `client` runs (PostgreSQL's protocol, "Canceling Requests in Progress").
 * The request takes a separate connection but no login, so it works even if the server is full. Resolves when the
 * server has passed the request on, or cannot be reached; then the statement ends by itself.
 */
export function cancelStatement(client: ClientBase): Promise<void> {
  const backend = backendOf(client);
  if (backend === null) return Promise.resolve();
  const request = Buffer.alloc(16);
  request.writeInt32BE(request.length, 0);
  request.writeInt32BE(CANCEL_REQUEST_CODE, 4);
  request.writeInt32BE(backend.processId, 8);
  request.writeInt32BE(backend.secretKey, 12);
  return new Promise((resolve) => {
    const socket = connect(backend.address);
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.once('close', () => {
      resolve();
    });
    // The server closes the connection once it has sent the signal.
    socket.write(request);
    socket.resume();
  });
}

interface Backend {
  readonly processId: number;
  readonly secretKey: number;
  readonly address: { readonly path: string } | { readonly host: string; readonly port: number };
}

/** Properties of a node-postgres client that its types do not declare. */
interface KeptByDriver {
  readonly processID: unknown;
  readonly secretKey: unknown;
  readonly host: string;
  readonly port: number;
  readonly connection: { readonly stream: unknown };
}

/** The server process that the client is connected to; null for the embedded database. */
function backendOf(client: ClientBase): Backend | null {
  const { processID, secretKey, host, port, connection } = client as ClientBase & KeptByDriver;
  const { stream } = connection;
  if (!(stream instanceof Socket)) return null;
  if (typeof processID !== 'number' || typeof secretKey !== 'number') return null;
  const { remoteAddress, remotePort } = stream;
  const address =
    remoteAddress === undefined || remotePort === undefined
      ? { path: `${host}/.s.PGSQL.${port}` }
      : { host: remoteAddress, port: remotePort };
  return { processId: processID, secretKey, address };
}
