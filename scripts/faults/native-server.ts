import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('../native-postgres.sh', import.meta.url));
const BUILD = fileURLToPath(new URL('../../.native-postgres/root/complete', import.meta.url));

/** Whether native servers start here without being built first. */
export function nativeServersAreBuilt(): boolean {
  return existsSync(BUILD);
}

/** Small, quick to start, and with enough WAL kept for a replica that was away. */
const SETTINGS = ['shared_buffers=64MB', 'fsync=off', 'full_page_writes=off', 'wal_keep_size=256MB'];

/** A PostgreSQL of one's own in `directory`, made and run by scripts/native-postgres.sh. */
export class NativeServer {
  readonly directory: string;
  readonly #settings: readonly string[];
  readonly #primary: string | null;

  constructor(
    directory: string,
    options: { readonly settings?: readonly string[]; readonly replicaOf?: string } = {},
  ) {
    this.directory = directory;
    this.#settings = options.settings ?? SETTINGS;
    this.#primary = options.replicaOf ?? null;
  }

  /** Starts it, after making it when it is not there; returns its address. */
  start(): Promise<string> {
    const settings = this.#settings.flatMap((setting) => ['-c', setting]);
    return this.#primary === null
      ? script('start', this.directory, ...settings)
      : script('replica', this.directory, '--of', this.#primary, ...settings);
  }

  /** `crash`: without a checkpoint, as when the power fails. */
  async stop(how: 'orderly' | 'crash' = 'orderly'): Promise<void> {
    await script('stop', this.directory, ...(how === 'crash' ? ['--crash'] : []));
  }

  /** Makes a replica a primary. */
  async promote(): Promise<void> {
    await script('promote', this.directory);
  }

  async delete(): Promise<void> {
    await script('stop', this.directory, '--delete');
  }
}

async function script(...words: string[]): Promise<string> {
  const { stdout } = await run(SCRIPT, words);
  return stdout.trim();
}
