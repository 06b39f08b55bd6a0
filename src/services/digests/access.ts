import type { Reads } from '../../db/repositories/repositories.ts';
import type { Digest } from '../../domain/digests.ts';
import type { DigestId, GuildId, MemberId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';

/** Who asks, and from where. */
export interface DigestViewer {
  readonly memberId: MemberId;
  /** Null in DMs. */
  readonly guildId: GuildId | null;
  /** Whether they may manage that server. */
  readonly manages: boolean;
}

/**
 * A digest of the server where they ask, or of their own DMs. Others do not exist for them.
 * @throws {AppError} NOT_FOUND
 */
export const seenDigest = async (
  { digests }: Pick<Reads, 'digests'>,
  viewer: DigestViewer,
  id: DigestId,
): Promise<Digest> => {
  const digest = await digests.find(id);
  const isSeen =
    digest !== null &&
    (digest.memberId === viewer.memberId || (digest.guildId !== null && digest.guildId === viewer.guildId));
  if (!isSeen) throw new AppError('NOT_FOUND', { what: 'digest' });
  return digest;
};

/** The same for changing it. @throws {AppError} NOT_FOUND, MISSING_PERMISSION */
export const managedDigest = async (
  reads: Pick<Reads, 'digests'>,
  viewer: DigestViewer,
  id: DigestId,
): Promise<Digest> => {
  const digest = await seenDigest(reads, viewer, id);
  if (digest.memberId === null && !viewer.manages) {
    throw new AppError('MISSING_PERMISSION', { permission: 'ManageGuild' });
  }
  return digest;
};
