import type { Database } from '../../src/database/database.ts';
import type { NativeServer } from './native-server.ts';
import type { ServerProcess } from './server-process.ts';
import type { Target, TcpProxy } from './tcp-proxy.ts';

/** Everything that a fault may strike: a server, its database, a replica of that, and the way between them. */
export interface Installation {
  readonly server: ServerProcess;
  /** The server reaches its database through here. */
  readonly proxy: TcpProxy;
  readonly primary: NativeServer;
  readonly standbyTarget: Target;
  /** Opens a connection of one's own to the primary, beside the proxy; the caller closes it. */
  readonly openPrimary: () => Promise<Database>;
  /** Two complete models; one of them answers. */
  readonly models: readonly [number, number];
}
