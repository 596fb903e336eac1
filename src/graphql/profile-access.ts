import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose';
import { z } from 'zod';
import type { Profile, ProfileId } from '../people/profiles.ts';
import { carriesToken } from './http/bearer-token.ts';
import type { RequestFacts } from './http/caller.ts';
import { ServiceUnavailableError } from './service-unavailable.ts';

/** Who may use profiles on a server. */
export type ProfileAccessOptions =
  /** Everybody at this machine, as in a household. */
  | { readonly kind: 'local' }
  /** Nobody. */
  | { readonly kind: 'off' }
  /** The bearer of a token that was signed with this secret or a key of this set. */
  | {
      readonly kind: 'tokens';
      readonly keys: { readonly secret: string } | { readonly jwksUrl: string };
      /** The required claims `iss` and `aud`; null for any. */
      readonly issuer: string | null;
      readonly audience: string | null;
    };

/** On whose behalf a request is made. */
export type Caller =
  /** The operator, or somebody of a household at its own machine. */
  | { readonly kind: 'everybody' }
  | { readonly kind: 'person'; readonly id: ProfileId; readonly household: string | null }
  | { readonly kind: 'nobody'; readonly reason: string };

const claims = z.object({
  sub: z.string().min(1).max(200),
  household: z.string().min(1).max(200).optional(),
});

/** Only algorithms that fit the kind of key: a public key must never be used as a secret. */
const SECRET_ALGORITHMS = ['HS256', 'HS384', 'HS512'];
const KEY_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];
/** How far the clocks of the signer and of this machine may differ. */
const CLOCK_TOLERANCE_SECONDS = 5;

const OFF =
  'Profiles are off on this server. Its operator turns them on with REELGRAPH_JWT_SECRET or REELGRAPH_JWKS_URL.';
const NOT_LOCAL =
  'Only requests from the machine of the server may use profiles. Its operator opens them to others with REELGRAPH_JWT_SECRET or REELGRAPH_JWKS_URL.';
const TOKEN_MISSING =
  'Profiles need the header "Authorization: Bearer" with a JSON Web Token whose `sub` is the profile.';
const TOKEN_REFUSED =
  'The bearer token is not accepted: its signature, its time or its claims are wrong. `sub` names the profile.';

/** Decides on whose behalf a request is made. */
export class ProfileAccess {
  readonly #options: ProfileAccessOptions;
  readonly #adminToken: string | null;
  readonly #verify: ((token: string) => Promise<JWTPayload>) | null;

  constructor(options: ProfileAccessOptions, adminToken: string | null) {
    this.#options = options;
    this.#adminToken = adminToken;
    this.#verify = options.kind === 'tokens' ? verifier(options) : null;
  }

  /** Rejects with ServiceUnavailableError if the keys cannot be fetched now. */
  async callerOf({ authorization, isLocal }: RequestFacts): Promise<Caller> {
    if (this.#adminToken !== null && carriesToken(authorization, this.#adminToken))
      return { kind: 'everybody' };
    if (this.#options.kind === 'off') return { kind: 'nobody', reason: OFF };
    if (this.#options.kind === 'local') {
      return isLocal ? { kind: 'everybody' } : { kind: 'nobody', reason: NOT_LOCAL };
    }
    const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
    if (token === undefined || this.#verify === null) return { kind: 'nobody', reason: TOKEN_MISSING };
    try {
      const { sub, household } = claims.parse(await this.#verify(token));
      return { kind: 'person', id: sub, household: household ?? null };
    } catch (error) {
      if (isAboutKeys(error)) {
        throw new ServiceUnavailableError(
          'The keys that verify tokens cannot be fetched now; try again later.',
        );
      }
      return { kind: 'nobody', reason: TOKEN_REFUSED };
    }
  }
}

function verifier({
  keys,
  issuer,
  audience,
}: ProfileAccessOptions & { kind: 'tokens' }): (token: string) => Promise<JWTPayload> {
  const common: JWTVerifyOptions = {
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ['sub'],
    ...(issuer !== null && { issuer }),
    ...(audience !== null && { audience }),
  };
  if ('secret' in keys) {
    const secret = new TextEncoder().encode(keys.secret);
    const options = { ...common, algorithms: SECRET_ALGORITHMS };
    return async (token) => (await jwtVerify(token, secret, options)).payload;
  }
  const keySet = createRemoteJWKSet(new URL(keys.jwksUrl));
  const options = { ...common, algorithms: KEY_ALGORITHMS };
  return async (token) => (await jwtVerify(token, keySet, options)).payload;
}

/** Whether an error is about the keys rather than the token. */
function isAboutKeys(error: unknown): boolean {
  if (error instanceof z.ZodError) return false;
  if (error instanceof errors.JWKSTimeout) return true;
  if (!(error instanceof errors.JOSEError)) return true;
  // If the key server does not return a key set, jose uses its generic code.
  return error.code === 'ERR_JOSE_GENERIC';
}

/** Whether a caller may use a profile. */
export function mayUse(caller: Caller, { id, household }: Pick<Profile, 'id' | 'household'>): boolean {
  if (caller.kind === 'everybody') return true;
  if (caller.kind === 'nobody') return false;
  return caller.id === id || (household !== null && household === caller.household);
}

/** The error for requests that may use no profile. It says why, but not which profiles exist. */
export function profilesRefused(reason: string): GraphQLError {
  return new GraphQLError(reason, {
    extensions: {
      code: 'UNAUTHENTICATED',
      http: { status: 401, headers: new HeaderMap([['www-authenticate', 'Bearer']]) },
    },
  });
}
