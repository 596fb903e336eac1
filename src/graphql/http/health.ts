import type { RequestHandler } from 'express';
import type { Database } from '../../database/database.ts';
import type { ServedDatabase } from '../served-database.ts';
import { unreadableTables } from '../../database/readable-tables.ts';
import { isDatabaseUnavailable } from '../../database/unavailable.ts';
import { vectorTable } from '../../database/vector-table.ts';
import type { StartupStatus } from '../startup-status.ts';
import { ACTIVE_MODEL_ID } from '../../database/active-model.ts';

/** A database that has not answered by then counts as away: probes have little patience. */
const PATIENCE_MS = 2_000;

/** A readiness check serves all who ask within this time. */
const CACHED_MS = 1_000;

const EXTENSIONS = ['vector', 'pg_trgm'];

export interface ReadinessOptions {
  readonly database: ServedDatabase;
  readonly startup: StartupStatus;
  readonly isStopping: () => boolean;
  /** How long an operation may take. */
  readonly timeoutMs: number;
  /** Called with the number of the model that answers, 0 for none; null when the database does not answer. */
  readonly onInspection: (modelId: number | null) => void;
}

interface Readiness {
  readonly status: 'ready' | 'starting' | 'not ready' | 'stopping';
  /** For a person. */
  readonly message: string;
  readonly [detail: string]: unknown;
}

/** A pool is given up after this long, or after the longest time that two operations in a row may take. */
const MIN_STUCK_MS = 60_000;

/**
 * 200 while the process works: it answers, and its connections to the database come and go. A database that is away is
 * no reason to restart this process; connections that nobody gives back are.
 */
export function live({
  database,
  timeoutMs,
}: Pick<ReadinessOptions, 'database' | 'timeoutMs'>): RequestHandler {
  return (_request, response) => {
    const stuckMs = database.current?.stuckMs() ?? 0;
    if (stuckMs < Math.max(MIN_STUCK_MS, 2 * timeoutMs)) {
      response.json({ status: 'live' });
      return;
    }
    const seconds = Math.round(stuckMs / 1000);
    const message = `Every connection to the database has been taken for ${seconds} s and none was given back.`;
    response.status(503).json({ status: 'stuck', message });
  };
}

/** Looks whether questions can be answered; asks the database once a second, however often it is called. */
export type CheckReadiness = () => Promise<Readiness>;

export function readinessCheck(options: ReadinessOptions): CheckReadiness {
  const inspectNow = (database: Database): Promise<Inspection> => withinPatience(inspect(database));
  const inspectOnce = onceASecond(inspectNow);
  return () => checkReadiness(options, inspectOnce);
}

/** 200 when questions can be answered, 503 with the reason when they cannot. */
export function ready(check: CheckReadiness): RequestHandler {
  return async (_request, response) => {
    const readiness = await check();
    response.status(readiness.status === 'ready' ? 200 : 503).json(readiness);
  };
}

/** Whoever asks within a second of another gets the same answer, so that probes never crowd out questions. */
function onceASecond<Key, Value>(ask: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  let last: { readonly key: Key; readonly at: number; readonly answer: Promise<Value> } | null = null;
  return (key) => {
    if (last?.key !== key || performance.now() - last.at > CACHED_MS) {
      last = { key, at: performance.now(), answer: ask(key) };
    }
    return last.answer;
  };
}

async function checkReadiness(
  { database, startup, isStopping, onInspection }: ReadinessOptions,
  inspectOnce: (database: Database) => Promise<Inspection>,
): Promise<Readiness> {
  if (isStopping()) return { status: 'stopping', message: 'The server is shutting down.' };
  if (startup.failure !== null) return { status: 'not ready', message: startup.describe() ?? '' };
  const progress = startup.progress;
  if (progress) return { status: 'starting', message: startup.describe() ?? '', progress };
  const readable = database.anywhere;
  if (!readable) {
    return { status: 'starting', message: database.describeStartup('The database is being opened.') };
  }
  try {
    const found = await inspectOnce(readable);
    onInspection(found.model ?? 0);
    return { ...judge(found), ...(database.replicas && { replicas: database.replicas.counts }) };
  } catch (error) {
    onInspection(null);
    const away = error instanceof PatienceError || isDatabaseUnavailable(error);
    const message = away ? 'The database does not answer.' : 'The database cannot be used.';
    return { status: 'not ready', message };
  }
}

interface Inspection {
  readonly extensions: Readonly<Record<string, string>>;
  readonly model: number | null;
  /** What keeps this role from reading what answers are made of; null when nothing does. */
  readonly unreadable: string | null;
}

function judge({ extensions, model, unreadable }: Inspection): Readiness {
  const missing = EXTENSIONS.filter((name) => extensions[name] === undefined);
  if (missing.length > 0) {
    return { status: 'not ready', message: `Missing extensions: ${missing.join(', ')}.`, extensions, model };
  }
  if (model === null) {
    return {
      status: 'not ready',
      message: 'No model is published yet; run: reelgraph train',
      extensions,
      model,
    };
  }
  if (unreadable !== null) return { status: 'not ready', message: unreadable, extensions, model };
  return { status: 'ready', message: 'Ready.', extensions, model };
}

async function inspect(database: Database): Promise<Inspection> {
  const { rows } = await database.pool.query<Omit<Inspection, 'unreadable'>>({
    name: 'readiness',
    text: `SELECT (SELECT coalesce(jsonb_object_agg(extname, extversion), '{}')
                   FROM pg_extension WHERE extname = ANY ($1::text[])) AS extensions,
                  ${ACTIVE_MODEL_ID} AS model`,
    values: [EXTENSIONS],
  });
  const { extensions = {}, model = null } = rows[0] ?? {};
  return { extensions, model, unreadable: model === null ? null : await whyUnreadable(database, model) };
}

/** Looks at the vectors as answers do: a model may be active whose tables this role may not read, or that are gone. */
async function whyUnreadable(database: Database, modelId: number): Promise<string | null> {
  const [denied] = await unreadableTables(database, modelId);
  if (denied) {
    return (
      `The role ${denied.role} may not read ${denied.tables.join(', ')}: as the owner of the tables run ` +
      'scripts/create-server-role.sql again.'
    );
  }
  try {
    await database.pool.query(`SELECT movie_id FROM ${vectorTable(modelId)} LIMIT 1`);
    return null;
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error;
    return `The vectors of model ${modelId} cannot be read; run: reelgraph doctor`;
  }
}

class PatienceError extends Error {
  override readonly name = 'PatienceError';
}

async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new PatienceError(`no answer within ${PATIENCE_MS} ms`));
    }, PATIENCE_MS);
  });
  return Promise.race([work, timeout]).finally(() => {
    clearTimeout(timer);
  });
}
