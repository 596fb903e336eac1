import type { ProfileAccessOptions } from './profile-access.ts';
import type { AllowedOrigins } from './http/cors-policy.ts';
import type { OperationBounds } from './limits/operation-queue.ts';

/** Whose `X-Forwarded-For` is believed, as Express takes it: nobody's, so many proxies, or these addresses. */
export type TrustProxy = false | number | readonly string[];

/** What an operator may decide about the API. `cli/settings.ts` reads it from the environment. */
export interface ApiOptions {
  /** Whether clients may ask for the schema; GraphiQL needs it. */
  readonly introspection: boolean;
  /** Whether `/graphiql` is there. */
  readonly graphiql: boolean;
  /** Origins whose pages may call the API from browsers, `*` for all; the server's own always may. */
  readonly corsOrigins: AllowedOrigins;
  readonly trustProxy: TrustProxy;
  /**
   * Requests that one client may send in a minute to the API; as many each for files of the pages and for health checks.
   * Null for any number.
   */
  readonly requestsPerMinute: number | null;
  /** Bearer token that `/metrics` asks for; null for none. */
  readonly metricsToken: string | null;
  /** Bearer token of those who may change the catalogue; null: nobody may, and the schema has no mutation. */
  readonly adminToken: string | null;
  /** Who may use profiles. */
  readonly profiles: ProfileAccessOptions;
  /** How long an operation may take. */
  readonly timeoutMs: number;
  /** How many operations are worked on at one time, and how many wait. */
  readonly operations: OperationBounds;
  /** File with the only documents that are answered; null: all that keep the limits. */
  readonly trustedDocuments: string | null;
}

/** For servers that programs and tests start themselves. */
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
