import { createHash } from 'node:crypto';
import { diffPlaylist, removalGuard } from '../../domain/playlists/compare.ts';
import type { ManagedPlaylist, Question } from '../../domain/playlists/managed.ts';
import type { Planned } from './planning.ts';

/** What may go without a question, when nobody chose a share. */
const USUAL_PERCENT = 30;
const FLOOR = 5;

/**
 * What a person is to be asked before this is done; null when it may be done. The same tracks make the same question,
 * so an answer is good for just what was asked.
 */
export const questionOf = (
  { maxRemovedPercent, answer }: ManagedPlaylist,
  { actual, plan }: Planned,
): Question | null => {
  const share = (maxRemovedPercent ?? USUAL_PERCENT) / 100;
  const guard = removalGuard({ actual, merged: plan.result, share, floor: FLOOR });
  if (guard.ok) return null;
  const { added, removed } = diffPlaylist(actual, plan.result);
  const uris = removed.map(({ uri }) => uri).toSorted();
  const key = createHash('sha256').update(uris.join('\n')).digest('base64url').slice(0, 16);
  if (answer?.key === key && answer.yes) return null;
  return { key, removes: guard.removed, of: guard.total, adds: added.length };
};
