import type { Repositories } from '../../db/repositories/repositories.ts';
import type { MemberId } from '../../domain/ids.ts';
import { differences } from '../../domain/recordings/own.ts';

/** Works out anew what a member's edits change of everybody's recordings. Call after every change of either. */
export const refreshOwn = async (tx: Repositories, memberId: MemberId): Promise<void> => {
  const edits = await tx.recordingEdits.all(memberId);
  const named = edits.flatMap(({ trackId, otherId }) => (otherId === null ? [trackId] : [trackId, otherId]));
  const memberships = await tx.recordings.around([...new Set(named)]);
  await tx.recordingEdits.replaceOwn(memberId, differences(memberships, edits));
};
