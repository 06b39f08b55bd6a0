import type { Secrets } from '../secrets.ts';
import { hashSecret } from '../secrets.ts';

/** Tokens as the operator configured them. */
export interface GivenTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** ms UTC; null when it is not known. */
  readonly expiresAt: number | null;
}

/** What is kept, sealed. */
export interface KeptTokens extends GivenTokens {
  readonly origin: 'given' | 'login';
  /** Of the configured token when these were stored, so that a new one is noticed; null: there was none. */
  readonly givenHash: string | null;
}

const IDENTITY = 'facts:beatport.tokens';

export const hashOf = (given: GivenTokens | null): string | null =>
  given === null ? null : hashSecret(`${given.accessToken} ${given.refreshToken ?? ''}`);

export const sealKept = (secrets: Secrets, kept: KeptTokens): string =>
  secrets.seal(JSON.stringify(kept), IDENTITY);

/** @throws {SealError} when it cannot be opened. */
export const openKept = (secrets: Secrets, sealed: string): KeptTokens => {
  const value: unknown = JSON.parse(secrets.open(sealed, IDENTITY));
  if (!isKept(value)) throw new Error('The tokens of Beatport have an unknown form.');
  return value;
};

const isKept = (value: unknown): value is KeptTokens =>
  typeof value === 'object' &&
  value !== null &&
  'accessToken' in value &&
  typeof value.accessToken === 'string' &&
  'refreshToken' in value &&
  'expiresAt' in value &&
  'origin' in value &&
  'givenHash' in value;
