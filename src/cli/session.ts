import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open.ts';
import { readSettings, type Settings } from './settings.ts';

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
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Turns the first SIGINT or SIGTERM into an abort; the second has its usual effect. */
export function abortOnSignals(): { readonly signal: AbortSignal; readonly dispose: () => void } {
  const controller = new AbortController();
  const abort = (): void => {
    dispose();
    controller.abort();
  };
  const dispose = (): void => {
    process.off('SIGINT', abort);
    process.off('SIGTERM', abort);
  };
  process.once('SIGINT', abort);
  process.once('SIGTERM', abort);
  return { signal: controller.signal, dispose };
}
