import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Database } from '../database/database.ts';
import { createServer } from '../graphql/server.ts';
import { StartupStatus } from '../graphql/startup-status.ts';
import { readSettings, type Settings } from './settings.ts';
import { abortOnSignals, openMigrated } from './session.ts';

/** What has to be done before the server is ready. */
export type Prepare = (database: Database, startup: StartupStatus, signal: AbortSignal) => Promise<void>;

/** How long requests under way may take when the server is told to stop. */
const GRACE_MS = 10_000;

/**
 * Opens the database, brings its tables up to date, prepares it and serves until SIGINT or SIGTERM. Requests are
 * answered from the first moment on, so that probes and people see how far the start is.
 */
export async function serve(environment: NodeJS.ProcessEnv, prepare: Prepare): Promise<void> {
  const settings = readSettings(environment);
  const { signal, dispose } = abortOnSignals();
  const startup = new StartupStatus();
  const logger = createLogger(settings);
  const opening = openMigrated(settings, signal);
  const server = await createServer({ database: opening, startup, logger, api: settings.api });
  try {
    const { url } = await server.listen({ host: settings.host, port: settings.port });
    await prepare(await opening, startup, signal);
    logger.info(`Ready: ${url}/graphiql`);
    await untilAborted(signal);
    logger.info('Stopping: finishing the requests under way.');
  } finally {
    await server.close({ graceMs: GRACE_MS });
    const database = await opening.catch(() => null);
    await database?.close();
    dispose();
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}

/** Lines for a person on a terminal, JSON for a machine. */
function createLogger({ logLevel }: Settings): Logger {
  const options = { level: logLevel };
  if (!process.stdout.isTTY) return pino(options);
  return pino(options, pretty({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', sync: true }));
}
