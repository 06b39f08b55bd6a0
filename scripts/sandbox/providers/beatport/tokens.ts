import { createHash } from 'node:crypto';
import type { World } from '../../world/contract.ts';
import { createRandom } from '../../world/random.ts';
import type { BeatportToken } from '../contract.ts';

const scope = 'app:docs user:dj';
const codeLifetime = 60_000;

export interface TokenSettings {
  tokenLifetime: number;
  saysLifetime: boolean;
  rotates: boolean;
}

interface Code {
  redirectUri: string;
  challenge: string | null;
  expiresAt: number;
}

/** Codes, access tokens and refresh tokens; all of them live by the world's clock. */
export interface TokenStore {
  issueCode(redirectUri: string, challenge: string | null): string;
  /** Undefined for a code that is unknown, used, too old, or for another address or verifier. */
  exchange(code: string, redirectUri: string, verifier: string | null): BeatportToken | undefined;
  refresh(refreshToken: string): BeatportToken | undefined;
  issue(): BeatportToken;
  isAlive(accessToken: string): boolean;
  revoke(token: string): void;
  revokeAll(): void;
}

export function createTokenStore(world: World, settings: TokenSettings): TokenStore {
  const random = createRandom(world.seed, 'providers/beatport/tokens');
  const codes = new Map<string, Code>();
  const accessTokens = new Map<string, number>();
  const refreshTokens = new Set<string>();
  const secret = (): string =>
    Array.from(
      { length: 30 },
      () => 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789'[random.int(0, 54)],
    ).join('');
  const issue = (kept?: string): BeatportToken => {
    const accessToken = secret();
    const refreshToken = kept ?? secret();
    accessTokens.set(accessToken, world.now() + settings.tokenLifetime * 1_000);
    refreshTokens.add(refreshToken);
    return {
      access_token: accessToken,
      refresh_token: refreshToken,
      token_type: 'Bearer',
      scope,
      ...(settings.saysLifetime && { expires_in: settings.tokenLifetime }),
    };
  };
  return {
    issueCode(redirectUri, challenge) {
      const code = secret();
      codes.set(code, { redirectUri, challenge, expiresAt: world.now() + codeLifetime });
      return code;
    },
    exchange(code, redirectUri, verifier) {
      const known = codes.get(code);
      codes.delete(code);
      if (!known || world.now() >= known.expiresAt || known.redirectUri !== redirectUri) return undefined;
      return known.challenge === null || verifies(verifier, known.challenge) ? issue() : undefined;
    },
    refresh(refreshToken) {
      if (!refreshTokens.has(refreshToken)) return undefined;
      if (!settings.rotates) return issue(refreshToken);
      refreshTokens.delete(refreshToken);
      return issue();
    },
    issue: () => issue(),
    isAlive: (accessToken) => (accessTokens.get(accessToken) ?? 0) > world.now(),
    revoke(token) {
      accessTokens.delete(token);
      refreshTokens.delete(token);
    },
    revokeAll() {
      accessTokens.clear();
      refreshTokens.clear();
    },
  };
}

const verifies = (verifier: string | null, challenge: string): boolean =>
  verifier !== null &&
  /^[A-Za-z0-9_.~-]{43,128}$/.test(verifier) &&
  createHash('sha256').update(verifier).digest('base64url') === challenge;
