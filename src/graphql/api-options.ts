import type { ProfileAccessOptions } from './profile-access.ts';
import type { AllowedOrigins } from './http/cors-policy.ts';
import type { OperationBounds } from './limits/operation-queue.ts';

/** Whose `X-Forwarded-For` to believe, as in Express: nobody's, that of a number of proxies, or that of these addresses. */
export type TrustProxy = false | number | readonly string[];

/** What an operator may decide about the API. `cli/settings.ts` reads it from the environment. */
export interface ApiOptions {
  /** Whether clients may ask for the schema; GraphiQL needs it. */
  readonly introspection: boolean;
  /** Whether to serve `/graphiql`. */
  readonly graphiql: boolean;
  /** Origins whose pages may call the API from browsers, `*` for all; the server's own always may. */
  readonly corsOrigins: AllowedOrigins;
  readonly trustProxy: TrustProxy;
  /**
   * Requests a minute that one client may send to the API, and as many each for page files and health checks. Null for no
   * limit.
   */
  readonly requestsPerMinute: number | null;
  /** Bearer token that `/metrics` requires; null for none. */
  readonly metricsToken: string | null;
  /** Bearer token of those who may change the catalogue; null: nobody may, and the schema has no mutation. */
  readonly adminToken: string | null;
  /** Who may use profiles. */
  readonly profiles: ProfileAccessOptions;
  /** How long an operation may take. */
  readonly timeoutMs: number;
  /** How many operations may run at the same time, and how many may wait. */
  readonly operations: OperationBounds;
  /** File with the only documents to answer; null to answer all within the limits. */
  readonly trustedDocuments: string | null;
}

/** The defaults of servers that programs and tests start themselves. */
export const DEFAULT_API_OPTIONS: ApiOptions = {
  introspection: true,
  graphiql: true,
  corsOrigins: [],
  trustProxy: false,
  requestsPerMinute: null,
  metricsToken: null,
  adminToken: null,
  profiles: { kind: 'local' },
  timeoutMs: 10_000,
  operations: { ordinary: { running: 50, waiting: 200 }, expensive: { running: 4, waiting: 40 } },
  trustedDocuments: null,
};
