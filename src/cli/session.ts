import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open.ts';
import { indexFoundPeople } from '../search/index-people.ts';
import { readSettings, type Settings } from './settings.ts';
import { tellWaiting } from './waiting.ts';

/** Why work is aborted when the process is told to end. */
export class StopSignal extends Error {
  override readonly name = 'AbortError';
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`stopped by ${signal}`);
    this.signal = signal;
  }
}

/** What a command works with. */
export interface Session {
  readonly settings: Settings;
  readonly database: Database;
  /** Aborted by Ctrl-C and by SIGTERM. A second signal ends the process at once. */
  readonly signal: AbortSignal;
}

/** Opens the database that the settings name, brings its tables up to date, does `work` and closes it. */
export async function withSession<T>(
  environment: NodeJS.ProcessEnv,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const settings = readSettings(environment);
  const { signal, dispose } = abortOnSignals();
  try {
    const database = await openMigrated(settings, signal);
    try {
      return await work({ settings, database, signal });
    } finally {
      await database.close();
    }
  } finally {
    dispose();
  }
}

/** The database that the settings name, with its tables up to date. The caller closes it. */
export async function openMigrated(settings: Settings, signal: AbortSignal): Promise<Database> {
  const database = await openDatabase({
    url: settings.databaseUrl,
    dataDirectory: settings.dataDirectory,
    signal,
  });
  try {
    await migrate(database, { signal, onWaiting: tellWaiting });
    await indexFoundPeople(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Turns the first SIGINT or SIGTERM into an abort, whose reason is a StopSignal; the second ends the process at
 * once, as the signal would, also where the process is the first of a container and signals have no usual effect.
 */
export function abortOnSignals(): { readonly signal: AbortSignal; readonly dispose: () => void } {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals, number: number): void => {
    if (controller.signal.aborted) process.exit(128 + number);
    controller.abort(new StopSignal(name));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const dispose = (): void => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
  return { signal: controller.signal, dispose };
}
