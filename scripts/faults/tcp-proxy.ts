import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Target {
  readonly host: string;
  readonly port: number;
}

/**
 * Stands between a client and a server, so that the way between them can be made slow, cut, or led elsewhere
 * while both go on.
 */
export class TcpProxy {
  /** Added to each chunk in each direction. */
  latencyMs = 0;
  /** Where new connections lead; null refuses them. */
  target: Target | null;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(target: Target | null) {
    this.target = target;
    this.#server = createServer((socket) => {
      this.#forward(socket);
    });
  }

  static async start(target: Target | null): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** `url` as it is for those who come through the proxy. */
  through(url: string): string {
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = String(this.port);
    return changed.href;
  }

  /** Ends every connection without a word, as a machine that fails does. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cut();
    await closed;
  }

  #forward(client: Socket): void {
    if (this.target === null) {
      client.destroy();
      return;
    }
    const server = connect(this.target.port, this.target.host);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(from);
      from.setNoDelay(true);
      this.#pass(from, to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }

  /** Chunks keep their order also when the latency falls. */
  #pass(from: Socket, to: Socket): void {
    let dueAt = 0;
    const later = (work: () => void): void => {
      dueAt = Math.max(performance.now() + this.latencyMs, dueAt);
      const waitMs = dueAt - performance.now();
      if (waitMs <= 0) work();
      else setTimeout(work, waitMs);
    };
    from.on('data', (chunk: Buffer) => {
      later(() => to.write(chunk));
    });
    from.on('end', () => {
      later(() => to.end());
    });
  }
}

export function targetOf(url: string): Target {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
}
