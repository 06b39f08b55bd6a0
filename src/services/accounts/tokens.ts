import type { AccountId } from '../../domain/ids.ts';
import type { Secrets } from '../secrets.ts';

/** What is sealed in an account's row. */
export interface TokenSet {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const identity = (id: AccountId): string => `accounts:${id}:tokens`;

export const sealTokens = (secrets: Secrets, id: AccountId, tokens: TokenSet): string =>
  secrets.seal(
    JSON.stringify({ accessToken: tokens.accessToken, refreshToken: tokens.refreshToken }),
    identity(id),
  );

/** @throws {SealError} when it cannot be opened. */
export const openTokens = (secrets: Secrets, id: AccountId, sealed: string): TokenSet => {
  const opened: unknown = JSON.parse(secrets.open(sealed, identity(id)));
  if (!isTokenSet(opened)) throw new Error(`The tokens of account ${id} have an unknown form.`);
  return opened;
};

const isTokenSet = (value: unknown): value is TokenSet =>
  typeof value === 'object' &&
  value !== null &&
  'accessToken' in value &&
  typeof value.accessToken === 'string' &&
  'refreshToken' in value &&
  typeof value.refreshToken === 'string';
