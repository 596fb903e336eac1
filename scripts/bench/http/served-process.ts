import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient } from './http-client.ts';

/** What the server's log says of one request, in milliseconds. */
export interface LoggedRequest {
  /** From its first byte to the last of the answer. */
  readonly wholeMs: number;
  /** The GraphQL operation in it: parsing, executing, and the statements that it waits for. */
  readonly operationMs: number;
  /** Statements may run side by side, so that their sum can be more than the request took. */
  readonly sqlMs: number;
}

/** Of the server process alone, without the database and without those who ask. */
interface ProcessUse {
  readonly residentMb: number;
  readonly cpuSeconds: number;
}

const START_MS = 60_000;
const ROOT = join(import.meta.dirname, '../../..');

/** A server in a process of its own as it is installed: compiled, without what a checkout needs to run. */
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
    await compile();
    const port = await freePort();
    const child = spawn(process.execPath, ['dist/src/cli/main.js', 'serve'], {
      cwd: ROOT,
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
    const { msg, path, elapsedMs, operation, sql } = JSON.parse(line) as {
      msg?: string;
      path?: string;
      elapsedMs?: number;
      operation?: { elapsedMs?: number };
      sql?: { elapsedMs: number };
    };
    if (msg !== 'request' || !(path ?? '').startsWith('/graphql') || elapsedMs === undefined) return;
    this.#requests.push({
      wholeMs: elapsedMs,
      operationMs: operation?.elapsedMs ?? 0,
      sqlMs: sql?.elapsedMs ?? 0,
    });
  }
}

/** What is measured is what the sources are now. */
async function compile(): Promise<void> {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const child = spawn(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The server could not be compiled; see above.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
