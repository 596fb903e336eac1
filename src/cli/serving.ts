import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import { createServer, type Server } from '../graphql/server.ts';
import { lists } from '../lists/lists.ts';
import { mcp } from '../mcp/mcp.ts';
import { StartupStatus } from '../graphql/startup-status.ts';
import { createLogger, passwordsOf } from './logger.ts';
import { readSettings, type Settings } from './settings.ts';
import { awaitDatabase } from './await-database.ts';
import { abortOnSignals, StopSignal } from './session.ts';
import { startTracing } from './tracing.ts';

/** What a server that starts works with. */
export interface Preparation {
  readonly database: Database;
  readonly settings: Settings;
  readonly startup: StartupStatus;
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** What has to be done before the server is ready. */
export type Prepare = (preparation: Preparation) => Promise<void>;

/**
 * How far the heap may grow past what is in use before V8 cleans up, in percent. Left alone it lets a busy server take
 * 200 MB for the 60 that it uses.
 */
const HEAP_GROWTH = 60;

const MAX_WARM_UP_MS = 10_000;

/** The last part of the grace period is for ending the connections to the database. */
const CLOSING_SHARE = 0.7;

/**
 * Waits for the database, brings its tables up to date, prepares it and serves until SIGINT or SIGTERM. Requests
 * are answered from the first moment on, so that probes and people see how far the start is.
 */
export async function serve(environment: NodeJS.ProcessEnv, prepare: Prepare): Promise<void> {
  const settings = readSettings(environment);
  const { signal, dispose } = abortOnSignals();
  const startup = new StartupStatus();
  const logger = loggerFor(settings);
  const stopTracing = await startTracing(settings.traceEndpoint, logger);
  const opening = awaitDatabase(settings, { signal, startup, logger });
  const server = await createServer({
    database: opening,
    startup,
    logger,
    api: settings.api,
    replicas: settings.replicas,
    faces: [mcp, lists],
  });
  try {
    const { url } = await server.listen({ host: settings.host, port: settings.port });
    await prepare({ database: await opening, settings, startup, signal, logger });
    await warmUp(server, startup, signal);
    setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
    logger.info(`Ready: ${url}`);
    await untilAborted(signal);
  } catch (error) {
    if (!isStop(error)) throw error;
  } finally {
    if (signal.aborted) logger.info('Stopping: finishing the requests under way.');
    await server.close(closingTimes(settings, signal));
    const database = await opening.catch(() => null);
    await database?.close();
    await stopTracing();
    dispose();
  }
}

/** A courtesy to the first who ask: it holds nothing up for long, and gives way when the server is to stop. */
async function warmUp(server: Server, startup: StartupStatus, signal: AbortSignal): Promise<void> {
  startup.update({ stage: 'reading the model', done: 0, total: 1, unit: 'models' });
  const enough = sleep(MAX_WARM_UP_MS, undefined, { ref: false });
  await Promise.race([server.warmUp(), untilAborted(signal), enough]);
  startup.finish();
}

/** Being told to stop while starting is no failure of a server. */
function isStop(error: unknown): boolean {
  const cause = error instanceof Error && !(error instanceof StopSignal) ? error.cause : error;
  return cause instanceof StopSignal;
}

/** Nobody routes requests to a server on a terminal: Ctrl-C need not wait for a load balancer to notice. */
function closingTimes(
  { drainMs, graceMs }: Settings,
  signal: AbortSignal,
): { readonly drainMs: number; readonly graceMs: number } {
  const told = signal.reason instanceof StopSignal && signal.reason.signal === 'SIGTERM';
  const drain = told ? Math.min(drainMs, CLOSING_SHARE * graceMs) : 0;
  return { drainMs: drain, graceMs: CLOSING_SHARE * graceMs - drain };
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

function loggerFor({ logLevel, databaseUrl, replicas, api }: Settings): Logger {
  const { profiles } = api;
  const jwtSecret = profiles.kind === 'tokens' && 'secret' in profiles.keys ? profiles.keys.secret : null;
  const tokens = [api.metricsToken, api.adminToken, jwtSecret].filter((token) => token !== null);
  return createLogger({
    level: logLevel,
    secrets: [...tokens, ...passwordsOf([databaseUrl, ...replicas.urls])],
    readable: process.stdout.isTTY,
  });
}
