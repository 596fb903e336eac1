import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const BACKUP_SCRIPT = fileURLToPath(new URL('../backup.sh', import.meta.url));
const SCRIPT = fileURLToPath(new URL('../native-postgres.sh', import.meta.url));
const BUILD = fileURLToPath(new URL('../../.native-postgres/root/complete', import.meta.url));

/** Whether native servers start here without being built first. */
export function nativeServersAreBuilt(): boolean {
  return existsSync(BUILD);
}

/** The directory of pg_basebackup, psql and the others, of the native servers' version. */
function nativePrograms(): string {
  const version = readFileSync(BUILD, 'utf8').trim();
  return join(dirname(BUILD), 'usr', 'lib', 'postgresql', version, 'bin');
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

  /** Where it is; another server may have taken the port that it had before it was started again. */
  url(): Promise<string> {
    return script('url', this.directory);
  }

  /** `crash`: without a checkpoint, as when the power fails. */
  async stop(how: 'orderly' | 'crash' = 'orderly'): Promise<void> {
    await script('stop', this.directory, ...(how === 'crash' ? ['--crash'] : []));
  }

  /** Makes a replica a primary. */
  async promote(): Promise<void> {
    await script('promote', this.directory);
  }

  /** A backup by scripts/backup.sh into the new directory `backup`. */
  async backUp(backup: string): Promise<void> {
    await this.#runBackup('take', backup);
  }

  /** Deletes all its data, and puts those of a backup in their place. The server is stopped then. */
  async dropAndRestore(backup: string): Promise<void> {
    const data = join(this.directory, 'data');
    await this.stop();
    await rm(data, { recursive: true });
    await this.#runBackup('restore', backup, data);
    // Root runs the script here, and the user `postgres` the server.
    if (process.getuid?.() === 0) await run('chown', ['-R', `--reference=${this.directory}`, data]);
  }

  async delete(): Promise<void> {
    await script('stop', this.directory, '--delete');
  }

  async #runBackup(...words: string[]): Promise<void> {
    const DATABASE_URL = words[0] === 'take' ? await this.url() : '';
    await run(BACKUP_SCRIPT, words, { env: { ...process.env, PG_BIN: nativePrograms(), DATABASE_URL } });
  }
}

async function script(...words: string[]): Promise<string> {
  const { stdout } = await run(SCRIPT, words);
  return stdout.trim();
}
