import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient } from './http-client.ts';

/** What the server's log says of one request. */
interface LoggedRequest {
  readonly elapsedMs: number;
  /** Statements may run side by side, so that their sum can be more than the request took. */
  readonly sqlMs: number;
}

/** Of the server process alone, without the database and without those who ask. */
interface ProcessUse {
  readonly residentMb: number;
  readonly cpuSeconds: number;
}

const START_MS = 60_000;

/** A server in a process of its own, as `reelgraph serve` starts it. */
export class ServedProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #client: HttpClient;
  #requests: LoggedRequest[] = [];

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
    this.#client = new HttpClient(url, 1);
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.#read(line);
    });
  }

  static async start(databaseUrl: string): Promise<ServedProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'serve'], {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        HOST: '127.0.0.1',
        PORT: String(port),
        LOG_LEVEL: 'info',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const served = new ServedProcess(child, `http://127.0.0.1:${port}`);
    const deadline = performance.now() + START_MS;
    while (performance.now() < deadline && child.exitCode === null) {
      const answer = await served.#client.get('/health/ready').catch(() => null);
      if (answer !== null) return served;
      await sleep(100);
    }
    child.kill('SIGKILL');
    throw new Error('The server was not ready within a minute.');
  }

  /** What was logged since it was last called. */
  takeRequests(): readonly LoggedRequest[] {
    const taken = this.#requests;
    this.#requests = [];
    return taken;
  }

  async use(): Promise<ProcessUse> {
    const metrics = await this.#client.get('/metrics');
    const value = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1] ?? NaN);
    return {
      residentMb: value('process_resident_memory_bytes') / 2 ** 20,
      cpuSeconds: value('process_cpu_seconds_total'),
    };
  }

  async stop(): Promise<void> {
    this.#client.close();
    if (this.#child.exitCode !== null) return;
    this.#child.kill('SIGTERM');
    await once(this.#child, 'exit');
  }

  #read(line: string): void {
    if (!line.startsWith('{')) return;
    const { msg, path, elapsedMs, sql } = JSON.parse(line) as {
      msg?: string;
      path?: string;
      elapsedMs?: number;
      sql?: { elapsedMs: number };
    };
    if (msg !== 'request' || !(path ?? '').startsWith('/graphql') || elapsedMs === undefined) return;
    this.#requests.push({ elapsedMs, sqlMs: sql?.elapsedMs ?? 0 });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
