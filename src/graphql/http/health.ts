import type { RequestHandler } from 'express';
import type { Database } from '../../database/database.ts';
import type { ServedDatabase } from '../served-database.ts';
import { isDatabaseUnavailable } from '../../database/unavailable.ts';
import type { StartupStatus } from '../startup-status.ts';

/** A database that has not answered by then counts as away: probes have little patience. */
const PATIENCE_MS = 2_000;

const EXTENSIONS = ['vector', 'pg_trgm'];

export interface ReadinessOptions {
  readonly database: ServedDatabase;
  readonly startup: StartupStatus;
  readonly isStopping: () => boolean;
  /** Called with the number of the model that answers, 0 for none. */
  readonly onModel: (modelId: number) => void;
}

interface Readiness {
  readonly status: 'ready' | 'starting' | 'not ready' | 'stopping';
  /** For a person. */
  readonly message: string;
  readonly [detail: string]: unknown;
}

/** The process answers. */
export const live: RequestHandler = (_request, response) => {
  response.json({ status: 'live' });
};

/** 200 when questions can be answered, 503 with the reason when they cannot. */
export function ready(options: ReadinessOptions): RequestHandler {
  return async (_request, response) => {
    const readiness = await checkReadiness(options);
    response.status(readiness.status === 'ready' ? 200 : 503).json(readiness);
  };
}

async function checkReadiness({
  database,
  startup,
  isStopping,
  onModel,
}: ReadinessOptions): Promise<Readiness> {
  if (isStopping()) return { status: 'stopping', message: 'The server is shutting down.' };
  if (startup.failure !== null) return { status: 'not ready', message: startup.describe() ?? '' };
  const progress = startup.progress;
  if (progress) return { status: 'starting', message: startup.describe() ?? '', progress };
  const readable = database.anywhere;
  if (!readable) {
    return { status: 'starting', message: database.describeStartup('The database is being opened.') };
  }
  try {
    const found = await withinPatience(inspect(readable));
    onModel(found.model ?? 0);
    return { ...judge(found), ...(database.replicas && { replicas: database.replicas.counts }) };
  } catch (error) {
    const away = error instanceof PatienceError || isDatabaseUnavailable(error);
    const message = away ? 'The database does not answer.' : 'The database cannot be used.';
    return { status: 'not ready', message };
  }
}

interface Inspection {
  readonly extensions: Readonly<Record<string, string>>;
  readonly model: number | null;
}

function judge({ extensions, model }: Inspection): Readiness {
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
  return { status: 'ready', message: 'Ready.', extensions, model };
}

async function inspect(database: Database): Promise<Inspection> {
  const { rows } = await database.pool.query<Inspection>({
    name: 'readiness',
    text: `SELECT (SELECT coalesce(jsonb_object_agg(extname, extversion), '{}')
                   FROM pg_extension WHERE extname = ANY ($1::text[])) AS extensions,
                  (SELECT id FROM model WHERE status = 'active') AS model`,
    values: [EXTENSIONS],
  });
  return rows[0] ?? { extensions: {}, model: null };
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
