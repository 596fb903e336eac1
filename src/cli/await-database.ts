import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import { isDatabaseUnavailable } from '../database/unavailable.ts';
import type { StartupStatus } from '../graphql/startup-status.ts';
import { openMigrated } from './session.ts';
import type { Settings } from './settings.ts';

const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 5_000;

/**
 * Opens the database that the settings name as soon as it is there, with its tables up to date: servers may be
 * started before it. Throws what waiting cannot mend, such as a wrong password or a missing extension.
 */
export async function awaitDatabase(
  settings: Settings,
  { signal, startup, logger }: { signal: AbortSignal; startup: StartupStatus; logger: Logger },
): Promise<Database> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)) {
    try {
      const database = await openMigrated(settings, signal);
      startup.finish();
      return database;
    } catch (error) {
      signal.throwIfAborted();
      if (!mayAppear(error)) throw error;
      startup.waitFor('its database');
      logger.warn({ reason: (error as Error).message, retryMs: pauseMs }, 'waiting for the database');
      await sleep(pauseMs, undefined, { signal });
    }
  }
}

const NO_SUCH_DATABASE = '3D000';

function mayAppear(error: unknown): boolean {
  if (isDatabaseUnavailable(error)) return true;
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === NO_SUCH_DATABASE;
}
