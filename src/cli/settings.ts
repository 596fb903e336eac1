import { z } from 'zod';
import type { ApiOptions } from '../graphql/api-options.ts';
import { ApiEnvironment, apiOptions } from './api-settings.ts';

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://');

/** Addresses may have commas between their hosts: a new one begins where its scheme does. */
const replicaUrls = z
  .string()
  .transform((text) => text.trim().split(/[\s,]+(?=postgres(?:ql)?:\/\/)/))
  .pipe(z.array(postgresUrl));

const seconds = z.coerce.number().min(0).max(3600);

const Environment = z
  .object({
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_REPLICA_URLS: replicaUrls.default([]),
    REELGRAPH_REPLICA_MAX_LAG_SECONDS: seconds.default(10),
    REELGRAPH_DATA_DIR: z.string().min(1).default('.reelgraph'),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    OTEL_EXPORTER_OTLP_ENDPOINT: z
      .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
      .optional(),
    ...ApiEnvironment.shape,
    REELGRAPH_DRAIN_SECONDS: seconds.default(2),
    REELGRAPH_GRACE_SECONDS: seconds.default(9),
  })
  .refine((given) => given.REELGRAPH_JWT_SECRET === undefined || given.REELGRAPH_JWKS_URL === undefined, {
    path: ['REELGRAPH_JWT_SECRET'],
    error: 'set either this secret or REELGRAPH_JWKS_URL, not both',
  });

/** What the environment says, checked. */
export interface Settings {
  /** None: the embedded database in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  readonly replicas: { readonly urls: readonly string[]; readonly maxLagMs: number };
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  /** Where OpenTelemetry traces are sent; null: nowhere. */
  readonly traceEndpoint: string | null;
  readonly api: ApiOptions;
  /** How long a server that is told to stop says "not ready" before it refuses connections. */
  readonly drainMs: number;
  /** From being told to stop to the end of the process, at most. */
  readonly graceMs: number;
}

/** Throws SettingsError naming each variable that is wrong; empty variables count as absent. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new SettingsError(`These environment variables are wrong:\n${faults.join('\n')}`);
  }
  return {
    databaseUrl: result.data.DATABASE_URL,
    replicas: {
      urls: result.data.DATABASE_REPLICA_URLS,
      maxLagMs: 1000 * result.data.REELGRAPH_REPLICA_MAX_LAG_SECONDS,
    },
    dataDirectory: result.data.REELGRAPH_DATA_DIR,
    host: result.data.HOST,
    port: result.data.PORT,
    logLevel: result.data.LOG_LEVEL,
    traceEndpoint: result.data.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    api: apiOptions(result.data, result.data.HOST),
    drainMs: 1000 * result.data.REELGRAPH_DRAIN_SECONDS,
    graceMs: 1000 * result.data.REELGRAPH_GRACE_SECONDS,
  };
}

export class SettingsError extends Error {}
