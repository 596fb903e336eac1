import { isIP } from 'node:net';
import { z } from 'zod';
import type { ProfileAccessOptions } from '../graphql/profile-access.ts';
import { LOOPBACK_ORIGINS } from '../graphql/http/cors-policy.ts';
import { DEFAULT_API_OPTIONS, type ApiOptions, type TrustProxy } from '../graphql/api-options.ts';

/** Requests a minute that one client may send to a server that other machines can reach. */
const PUBLIC_RATE_LIMIT = 600;

/** One in so many of those that may wait may be an expensive one. */
const WAITING_PER_EXPENSIVE = 5;

const LONG_ENOUGH = 16;

const token = z.string().min(LONG_ENOUGH, `must have at least ${LONG_ENOUGH} characters`);

/** HMAC with SHA-256 is as strong as its secret: RFC 7518, 3.2. */
const MIN_SECRET_LENGTH = 32;

const onOrOff = z
  .enum(['on', 'off'], { error: 'must be on or off' })
  .transform((setting) => setting === 'on');

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
);

const origins = list.pipe(
  z.array(
    z
      .string()
      .refine((origin) => origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin), {
        error: ({ input }) =>
          `"${String(input)}" is not an origin; write https://example.org, for example, or * for all`,
      }),
  ),
);

/** Names that the package proxy-addr, which Express uses, has for ranges of addresses. */
const KNOWN_RANGES = ['loopback', 'linklocal', 'uniquelocal'];

function isAddressRange(text: string): boolean {
  if (KNOWN_RANGES.includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  return (
    family !== 0 &&
    more.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)))
  );
}

const trustProxy = z.string().transform((text, context): TrustProxy => {
  if (text === 'off') return false;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const ranges = text.split(',').map((each) => each.trim());
  if (ranges.every(isAddressRange)) return ranges;
  context.addIssue(
    'must be off, the number of proxies in front (1), or their addresses (loopback, 10.0.0.0/8)',
  );
  return z.NEVER;
});

const count = z.coerce.number().int().min(1).max(100_000);

const STANDARD = DEFAULT_API_OPTIONS;

/** The environment variables of the API. */
export const ApiEnvironment = z.object({
  INTROSPECTION: onOrOff.optional(),
  GRAPHIQL: onOrOff.optional(),
  CORS_ORIGINS: origins.optional(),
  TRUST_PROXY: trustProxy.optional(),
  RATE_LIMIT: z.coerce.number().int().min(0).max(1_000_000).optional(),
  METRICS_TOKEN: token.optional(),
  REELGRAPH_ADMIN_TOKEN: z.string().regex(/^\S+$/, 'must not have spaces').optional(),
  REELGRAPH_JWT_SECRET: z
    .string()
    .min(MIN_SECRET_LENGTH, `must have at least ${MIN_SECRET_LENGTH} characters`)
    .optional(),
  REELGRAPH_JWKS_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  REELGRAPH_JWT_ISSUER: z.string().optional(),
  REELGRAPH_JWT_AUDIENCE: z.string().optional(),
  REQUEST_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(STANDARD.timeoutMs),
  MAX_OPERATIONS: count.default(STANDARD.operations.ordinary.running),
  MAX_EXPENSIVE_OPERATIONS: count.default(STANDARD.operations.expensive.running),
  MAX_WAITING_OPERATIONS: count.default(STANDARD.operations.ordinary.waiting),
  REELGRAPH_TRUSTED_DOCUMENTS: z.string().optional(),
});

/** What they mean for a server that listens at `host`. */
export function apiOptions(given: z.infer<typeof ApiEnvironment>, host: string): ApiOptions {
  const trustedDocuments = given.REELGRAPH_TRUSTED_DOCUMENTS ?? null;
  // The questions of GraphiQL are in nobody's manifest.
  const introspection = given.INTROSPECTION ?? trustedDocuments === null;
  const trustProxy = given.TRUST_PROXY ?? false;
  // Who names a proxy has one in front, and with it the clients of other machines, also on a loopback address.
  const isPublic = !isLoopback(host) || trustProxy !== false;
  const rateLimit = given.RATE_LIMIT ?? (isPublic ? PUBLIC_RATE_LIMIT : 0);
  return {
    introspection,
    graphiql: given.GRAPHIQL ?? introspection,
    corsOrigins: given.CORS_ORIGINS ?? (isLoopback(host) ? [LOOPBACK_ORIGINS] : []),
    trustProxy,
    requestsPerMinute: rateLimit === 0 ? null : rateLimit,
    metricsToken: given.METRICS_TOKEN ?? null,
    adminToken: given.REELGRAPH_ADMIN_TOKEN ?? null,
    profiles: profileAccess(given, host),
    timeoutMs: given.REQUEST_TIMEOUT_MS,
    operations: {
      ordinary: { running: given.MAX_OPERATIONS, waiting: given.MAX_WAITING_OPERATIONS },
      expensive: {
        running: given.MAX_EXPENSIVE_OPERATIONS,
        waiting: Math.ceil(given.MAX_WAITING_OPERATIONS / WAITING_PER_EXPENSIVE),
      },
    },
    trustedDocuments,
  };
}

/** A household shares its own machine; to whoever comes over a network, profiles open only with a token. */
function profileAccess(given: z.infer<typeof ApiEnvironment>, host: string): ProfileAccessOptions {
  const { REELGRAPH_JWT_SECRET: secret, REELGRAPH_JWKS_URL: jwksUrl } = given;
  const keys = jwksUrl !== undefined ? { jwksUrl } : secret !== undefined ? { secret } : null;
  if (keys === null) return { kind: isLoopback(host) ? 'local' : 'off' };
  const issuer = given.REELGRAPH_JWT_ISSUER ?? null;
  return { kind: 'tokens', keys, issuer, audience: given.REELGRAPH_JWT_AUDIENCE ?? null };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
