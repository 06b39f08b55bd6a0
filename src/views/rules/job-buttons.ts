import type { APIButtonComponent } from 'discord-api-types/v10';
import { z } from 'zod';
import type { ManagedPlaylistId, MemberId, RuleDraftId } from '../../domain/ids.ts';
import type { Job } from '../../domain/jobs.ts';
import { rulesAnew, rulesAnswer, rulesOwnOrder, rulesPlaylist, rulesPreview } from '../actions/rules.ts';
import { danger, primary, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import { applied } from './outcome.ts';

const filled = z.object({ playlistId: z.number() });
const imported = z.object({ kind: z.literal('draft'), draftId: z.number() });

/** Where a job of this family leads: to the playlist that it wrote, its question, or what it read. */
export const ruleJobButtons = (job: Job, owner: MemberId, m: Messages): APIButtonComponent[] => {
  if (job.status !== 'DONE' && job.status !== 'FAILED') return [];
  if (job.kind === 'rules.import') {
    const draft = imported.safeParse(job.payload);
    if (!draft.success) return [];
    const id = draft.data.draftId as RuleDraftId;
    const open = rulesPreview.id(owner, { on: 'd', id, via: 'open' });
    return [primary({ label: m.ruleCards.import.ready, emoji: '👀', id: open })];
  }
  if (job.kind !== 'playlists.apply') return [];
  const target = filled.safeParse(job.metadata);
  if (!target.success) return [];
  const playlist = target.data.playlistId as ManagedPlaylistId;
  const show = rulesPlaylist.id(owner, { playlist, via: 'open' });
  return [
    ...answers(job, playlist, owner, m),
    secondary({ label: m.ruleCards.outcome.open, emoji: '🎵', id: show }),
    ...orders(job, playlist, owner, m),
  ];
};

/** Where the order is not the one of the rules, and where it was put back against the person's. */
const orders = (
  { payload }: Job,
  playlist: ManagedPlaylistId,
  owner: MemberId,
  m: Messages,
): APIButtonComponent[] => {
  const done = applied.safeParse(payload);
  if (!done.success) return [];
  const { orderLeft, movedByHand } = done.data;
  const { anew, ownOrder } = m.ruleCards.playlist;
  return [
    ...(orderLeft ? [secondary({ label: anew, emoji: '🔀', id: rulesAnew.id(owner, { playlist }) })] : []),
    ...(movedByHand > 0
      ? [secondary({ label: ownOrder, emoji: '✋', id: rulesOwnOrder.id(owner, { playlist }) })]
      : []),
  ];
};

/** The question with its numbers, where there is one. */
const answers = (
  { message }: Job,
  playlist: ManagedPlaylistId,
  owner: MemberId,
  m: Messages,
): APIButtonComponent[] => {
  const { code, done, total } = message ?? {};
  if (code !== 'PLAYLIST_ASKS' || done === undefined || total === undefined) return [];
  const id = (yes: 'y' | 'n') => rulesAnswer.id(owner, { playlist, yes, removes: done, of: total });
  return [
    danger({
      label: m.ruleCards.playlist.remove(m.rules.tracks(done, formatNumber(done, m.locale))),
      id: id('y'),
    }),
    secondary({ label: m.ruleCards.playlist.keep, id: id('n') }),
  ];
};
