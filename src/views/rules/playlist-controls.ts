import type { MemberId, RevisionId } from '../../domain/ids.ts';
import type { PlaylistCard } from '../../domain/playlists/shown.ts';
import {
  rulesForget,
  rulesMarks,
  rulesOpen,
  rulesPause,
  rulesPlaylistApply,
  rulesUndo,
  rulesUndoPick,
} from '../actions/rules.ts';
import type { Child } from '../kit/components.ts';
import { linkButton, row, type SelectOption, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';

const MENU = 25;

/** What can be done with a playlist. */
export const playlistControls = (card: PlaylistCard, owner: MemberId, m: Messages): Child[] => {
  const t = m.ruleCards.playlist;
  const { playlist, marks, revisions, steps } = card;
  const { id, pausedAt, spotifyId, ruleSetId } = playlist;
  const step = (to: RevisionId | null, label: string, emoji: string) =>
    to !== null && secondary({ label, emoji, id: rulesUndo.id(owner, { playlist: id, revision: to }) });
  return [
    revisions.length > 1 &&
      select({
        id: rulesUndoPick.id(owner, { playlist: id }),
        placeholder: t.revisions,
        options: revisionOptions(card, m),
      }),
    row(
      secondary({ label: t.apply, emoji: '▶️', id: rulesPlaylistApply.id(owner, { playlist: id }) }),
      step(steps.back, t.undo, '↩️'),
      step(steps.forth, t.redo, '↪️'),
      secondary({
        label: pausedAt === null ? t.pause : t.resume,
        emoji: pausedAt === null ? '⏸️' : '⏯️',
        id: rulesPause.id(owner, { playlist: id, to: pausedAt === null ? 'on' : 'off' }),
      }),
      marks.length > 0 &&
        secondary({ label: t.marks, emoji: '📌', id: rulesMarks.id(owner, { playlist: id, page: 0 }) }),
    ),
    row(
      spotifyId !== null &&
        linkButton({ label: t.open, url: `https://open.spotify.com/playlist/${spotifyId}` }),
      ruleSetId !== null &&
        secondary({ label: t.rules, id: rulesOpen.id(owner, { set: ruleSetId, via: 'open' }) }),
      secondary({ label: t.forget, id: rulesForget.id(owner, { playlist: id, sure: 'ask' }) }),
    ),
  ];
};

const revisionOptions = ({ revisions, timeZone }: PlaylistCard, m: Messages): SelectOption[] => {
  const t = m.ruleCards.playlist;
  const number = (value: number): string => formatNumber(value, m.locale);
  const when = (ms: number): string =>
    new Intl.DateTimeFormat(m.locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(ms);
  return revisions.slice(0, MENU).map(({ id, at, kind, added, removed, size }) => ({
    label: kind === 'undo' ? t.revisionUndo(when(at)) : t.revision(when(at), number(added), number(removed)),
    value: String(id),
    description: m.rules.tracks(size, number(size)),
  }));
};
