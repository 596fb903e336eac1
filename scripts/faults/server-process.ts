import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLOCK = new URL('jumping-clock.ts', import.meta.url).href;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** `reelgraph serve` in a process of its own, on a free port of this machine. */
export class ServerProcess {
  readonly url: string;
  /** What it wrote. */
  readonly log: string[] = [];
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcess;

  private constructor(port: number, environment: Readonly<Record<string, string>>, root: string) {
    this.url = `http://127.0.0.1:${port}`;
    this.#child = spawn(
      process.execPath,
      ['--import', 'tsx', '--import', CLOCK, 'src/cli/main.ts', 'serve'],
      {
        cwd: root,
        env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ...environment },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.log.push(text));
    }
    this.exited = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => {
        resolve({ code, signal });
      });
    });
  }

  /** Resolves when it answers, ready or not. `root` is a checkout, of another version for instance. */
  static async start(
    environment: Readonly<Record<string, string>>,
    root: string = ROOT,
  ): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), environment, root);
    await server.until(async () => (await fetch(`${server.url}/health/live`)).ok);
    return server;
  }

  /** The status of the readiness check, and what it says. */
  async readiness(): Promise<{ readonly status: number; readonly message: string }> {
    const response = await fetch(`${this.url}/health/ready`);
    const { message } = (await response.json()) as { message: string };
    return { status: response.status, message };
  }

  untilReady(): Promise<void> {
    return this.until(async () => (await this.readiness()).status === 200);
  }

  /** Asks again and again; throws what the server wrote when it ends before, or when three minutes have passed. */
  async until(condition: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + 180_000;
    while (!(await condition().catch(() => false))) {
      if (this.#child.exitCode !== null || performance.now() > deadline) {
        throw new Error(`the server did not come so far; it wrote:\n${this.log.join('')}`);
      }
      await sleep(50);
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Sets its wall clock forward or back. */
  jumpClock(jumpMs: number): void {
    if (this.#child.connected) this.#child.send({ jumpMs });
  }

  /** Resident memory in bytes; 0 where the system does not tell. */
  memoryBytes(): number {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      return 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
    } catch {
      return 0;
    }
  }

  /** Ends it, by force when it does not end itself. */
  async stop(): Promise<Exit> {
    this.kill('SIGINT');
    const impatience = setTimeout(() => {
      this.kill('SIGKILL');
    }, 10_000);
    return this.exited.finally(() => {
      clearTimeout(impatience);
    });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
