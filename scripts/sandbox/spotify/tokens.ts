import { createHash, randomBytes } from 'node:crypto';
import type { World } from '../world/contract.ts';
import type { Grant } from '../world/types.ts';
import type { KeptToken } from './contract.ts';

const codeLifetime = 10 * 60_000;
const accessLifetime = 3_600;
const grantMonths = 6;

export interface CodeRequest {
  clientId: string;
  accountId: string;
  scopes: readonly string[];
  redirectUri: string;
  /** Null: a confidential client without PKCE. */
  challenge: string | null;
}

export type CodeProblem = 'unknown' | 'expired' | 'redirect' | 'verifier';

export interface IssuedTokens {
  accessToken: string;
  expiresIn: number;
  scopes: readonly string[];
  /** Only where a new one is handed out. */
  refreshToken: string | null;
}

interface RefreshToken {
  grantId: string;
  /** Whether the client proved itself with its secret; then it must go on doing so. */
  withSecret: boolean;
  dead: boolean;
}

export interface TokenStore {
  issueCode(request: CodeRequest): string;
  exchange(
    code: string,
    asked: { clientId: string; redirectUri: string; verifier: string | null; withSecret: boolean },
  ): IssuedTokens | CodeProblem;
  refresh(
    token: string,
    asked: { clientId: string; withSecret: boolean; rotate: boolean },
  ): IssuedTokens | 'dead' | 'secret';
  /** The live grant behind an access token. */
  grantOf(accessToken: string): Grant | undefined;
  /** Refresh tokens that still work, with what their people agreed to. */
  kept(): readonly KeptToken[];
  /** Takes back what another run of the double had given out. */
  restore(tokens: readonly KeptToken[]): void;
}

/** Codes and tokens over the world's clock. They are random on purpose: nothing may depend on how they look. */
export function createTokenStore(world: World): TokenStore {
  const codes = new Map<string, CodeRequest & { issuedAt: number }>();
  const accessTokens = new Map<string, { grantId: string; expiresAt: number }>();
  const refreshTokens = new Map<string, RefreshToken>();

  const accessFor = (grantId: string): string => {
    const token = `BQ${randomBytes(90).toString('base64url')}`;
    accessTokens.set(token, { grantId, expiresAt: world.now() + accessLifetime * 1000 });
    return token;
  };
  const refreshFor = (grantId: string, withSecret: boolean): string => {
    const token = `AQ${randomBytes(72).toString('base64url')}`;
    refreshTokens.set(token, { grantId, withSecret, dead: false });
    return token;
  };
  const issued = (grant: Grant, refreshToken: string | null): IssuedTokens => ({
    accessToken: accessFor(grant.id),
    expiresIn: accessLifetime,
    scopes: grant.scopes,
    refreshToken,
  });

  return {
    issueCode(request) {
      const code = `AQ${randomBytes(96).toString('base64url')}`;
      codes.set(code, { ...request, issuedAt: world.now() });
      return code;
    },
    exchange(code, asked) {
      const known = codes.get(code);
      if (!known || known.clientId !== asked.clientId) return 'unknown';
      if (world.now() - known.issuedAt > codeLifetime) return 'expired';
      if (known.redirectUri !== asked.redirectUri) return 'redirect';
      // Without a challenge only the secret proves the caller; a verifier for no challenge proves nothing.
      const proven =
        known.challenge === null
          ? asked.withSecret && asked.verifier === null
          : verifies(asked.verifier, known.challenge);
      if (!proven) return 'verifier';
      codes.delete(code);
      const grant = world.authorize(known.clientId, known.accountId, known.scopes);
      return issued(grant, refreshFor(grant.id, asked.withSecret));
    },
    refresh(token, asked) {
      const known = refreshTokens.get(token);
      const grant = known && world.grant(known.grantId);
      if (!known || !grant || known.dead || grant.clientId !== asked.clientId) return 'dead';
      if (grant.revokedAt !== null || world.now() >= expiryOf(grant)) return 'dead';
      if (known.withSecret && !asked.withSecret) return 'secret';
      if (!asked.rotate) return issued(grant, null);
      known.dead = true;
      return issued(grant, refreshFor(grant.id, known.withSecret));
    },
    grantOf(accessToken) {
      const known = accessTokens.get(accessToken);
      if (!known || world.now() >= known.expiresAt) return undefined;
      const grant = world.grant(known.grantId);
      return grant && grant.revokedAt === null ? grant : undefined;
    },
    kept: () =>
      [...refreshTokens].flatMap(([token, { grantId, withSecret, dead }]) => {
        const grant = world.grant(grantId);
        if (dead || !grant || grant.revokedAt !== null) return [];
        const { clientId, accountId, scopes, authorizedAt } = grant;
        return [{ token, withSecret, clientId, accountId, scopes, authorizedAt }];
      }),
    restore(tokens) {
      for (const { token, withSecret, clientId, accountId, scopes, authorizedAt } of tokens) {
        const grant = world.authorize(clientId, accountId, scopes);
        grant.authorizedAt = authorizedAt;
        refreshTokens.set(token, { grantId: grant.id, withSecret, dead: false });
      }
    },
  };
}

/** Six calendar months after consent, whatever was refreshed since. */
function expiryOf(grant: Grant): number {
  const date = new Date(grant.authorizedAt);
  date.setUTCMonth(date.getUTCMonth() + grantMonths);
  return date.getTime();
}

function verifies(verifier: string | null, challenge: string): boolean {
  if (verifier === null || !/^[A-Za-z0-9_.~-]{43,128}$/.test(verifier)) return false;
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
