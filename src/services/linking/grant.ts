import type { LinkRequestId } from '../../domain/ids.ts';
import type { SpotifyProfile } from '../../providers/spotify/port.ts';
import type { Secrets } from '../secrets.ts';

/** What a consent brought, sealed in the link request until the person has typed the pairing code in Discord. */
export interface Grant {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** seconds */
  readonly expiresIn: number;
  readonly scopes: string;
  /** When Spotify gave it, ms UTC. */
  readonly obtainedAt: number;
  readonly profile: SpotifyProfile;
  /** Sealed beside its hash, so that the page can be loaded again. */
  readonly pairingCode: string;
}

export const sealGrant = (secrets: Secrets, id: LinkRequestId, grant: Grant): string =>
  secrets.seal(JSON.stringify(grant), grantIdentity(id));

/** @throws {SealError} when it cannot be opened. */
export const openGrant = (secrets: Secrets, id: LinkRequestId, sealed: string): Grant => {
  const opened: unknown = JSON.parse(secrets.open(sealed, grantIdentity(id)));
  if (!isGrant(opened)) throw new Error(`The grant of link ${id} has an unknown form.`);
  return opened;
};

export const sealVerifier = (secrets: Secrets, id: LinkRequestId, verifier: string): string =>
  secrets.seal(verifier, verifierIdentity(id));

export const openVerifier = (secrets: Secrets, id: LinkRequestId, sealed: string): string =>
  secrets.open(sealed, verifierIdentity(id));

const grantIdentity = (id: LinkRequestId): string => `link_requests:${id}:grant`;
const verifierIdentity = (id: LinkRequestId): string => `link_requests:${id}:verifier`;

/** Authenticated encryption vouches for the content; this only tells forms of different versions apart. */
const isGrant = (value: unknown): value is Grant =>
  typeof value === 'object' &&
  value !== null &&
  ['accessToken', 'refreshToken', 'expiresIn', 'scopes', 'obtainedAt', 'profile', 'pairingCode'].every(
    (key) => key in value,
  );
