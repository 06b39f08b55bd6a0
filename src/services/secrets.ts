import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Seals what must not be readable in the database file (tokens, PKCE verifiers): AES-256-GCM, a random IV each time,
 * bound to the row that it belongs to. `v1.<key id>.<iv>.<tag>.<data>`, base64url.
 */
export interface Secrets {
  /** @param identity the row and field, e.g. `accounts:42:tokens`; opening it elsewhere fails. */
  seal(plain: string, identity: string): string;
  /** @throws {SealError} when it was altered, belongs to another row, or its key is not configured any more. */
  open(sealed: string, identity: string): string;
  /** True when another key than the newest sealed it. Says nothing about whether it can be opened. */
  needsReseal(sealed: string): boolean;
}

export interface SealKey {
  readonly id: string;
  /** 32 bytes */
  readonly key: Buffer;
}

/** Why something sealed cannot be opened. Carries neither the secret nor the sealed text. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly why: 'format' | 'unknown_key' | 'altered';

  constructor(why: SealError['why'], detail: string) {
    super(detail);
    this.why = why;
  }
}

/** Cryptographically random bytes; a parameter where a test needs to know them. */
export type Random = (size: number) => Buffer;

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^v1\.([A-Za-z0-9_-]{1,16})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]*)$/;

/**
 * @param keys the first one seals, all of them open: a new key is put in front, and the old one stays until
 *   everything is sealed again.
 * @param random source of the IVs
 */
export const createSecrets = (keys: readonly SealKey[], random: Random = randomBytes): Secrets => {
  const newest = keys[0];
  if (newest === undefined) throw new Error('There is no key to seal with.');
  const byId = new Map(keys.map(({ id, key }) => [id, key]));

  return {
    seal: (plain, identity) => {
      const iv = random(IV_BYTES);
      const cipher = createCipheriv(CIPHER, newest.key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(associated(newest.id, identity));
      const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return ['v1', newest.id, ...[iv, cipher.getAuthTag(), data].map(base64url)].join('.');
    },

    open: (sealed, identity) => {
      const [, id, iv, tag, data] = SEALED.exec(sealed) ?? [];
      if (id === undefined || iv === undefined || tag === undefined || data === undefined) {
        throw new SealError('format', `The sealed value of ${identity} is not one that Segue wrote.`);
      }
      const key = byId.get(id);
      if (key === undefined) {
        const missing = `The sealed value of ${identity} needs the key "${id}", which is not in TOKEN_ENCRYPTION_KEYS.`;
        throw new SealError('unknown_key', missing);
      }
      const decipher = createDecipheriv(CIPHER, key, bytes(iv), { authTagLength: TAG_BYTES });
      decipher.setAAD(associated(id, identity));
      decipher.setAuthTag(bytes(tag));
      try {
        return Buffer.concat([decipher.update(bytes(data)), decipher.final()]).toString('utf8');
      } catch {
        // The driver's error says no more than this, and its stack would point here anyway.
        const altered = `The sealed value of ${identity} was altered, moved from another row, or sealed with another key named "${id}".`;
        throw new SealError('altered', altered);
      }
    },

    needsReseal: (sealed) => SEALED.exec(sealed)?.[1] !== newest.id,
  };
};

const base64url = (buffer: Buffer): string => buffer.toString('base64url');
const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
/** The key's name is covered too, so that nobody can relabel a value. */
const associated = (keyId: string, identity: string): Buffer =>
  Buffer.from(`v1.${keyId}.${identity}`, 'utf8');

/** A one-time secret that fits into an address: 43 characters of base64url, 256 bits. */
export const randomSecret = (random: Random = randomBytes): string => base64url(random(32));

/** Six digits, every one of the million equally likely. */
export const randomPairingCode = (random: Random = randomBytes): string => {
  // Above this the remainder would favour small numbers.
  const fair = Math.floor(2 ** 32 / 1_000_000) * 1_000_000;
  for (;;) {
    const value = random(4).readUInt32BE();
    if (value < fair) return String(value % 1_000_000).padStart(6, '0');
  }
};

/** SHA-256 as base64url: what is stored of a one-time secret. Also PKCE's S256 challenge of a verifier. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Compares without telling by its duration how much was right. */
export const sameSecret = (one: string, other: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
};
