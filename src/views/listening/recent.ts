import type { MemberId } from '../../domain/ids.ts';
import type { PlaySyncState, RecentPage, ShownPlay } from '../../domain/listening/shown.ts';
import { recentCheck, recentMine, recentShare, recentShow } from '../actions/listening.ts';
import { message, section, small, text, thumbnail } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { relativeTime, timestamp } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { artistNames, linkedName, plainArtists } from './tracks.ts';

/** Plays younger than this are told as "3 hours ago", older ones with their date. */
const RECENT_MS = 20 * 3_600_000;

/** `/recent` for its owner. */
export const recentView = (recent: RecentPage, owner: MemberId, now: number, m: Messages): MessageView => {
  const t = m.listening.recent;
  const { page, plays, sync } = recent;
  return message('listening', [
    text(`### ${t.title}`),
    ...linesOf(recent, now, m),
    small(stateOf(sync, m)),
    row(
      page > 0 &&
        secondary({ label: t.newer, emoji: '◀️', id: recentShow.id(owner, { via: 'newer', page: page - 1 }) }),
      recent.older &&
        secondary({ label: t.older, emoji: '▶️', id: recentShow.id(owner, { via: 'older', page: page + 1 }) }),
      sync.running &&
        secondary({ label: t.again, emoji: '🔄', id: recentShow.id(owner, { via: 'again', page }) }),
      sync.link === 'linked' &&
        !sync.running &&
        secondary({ label: t.check, emoji: '👀', id: recentCheck.id(owner, {}) }),
      plays.length > 0 &&
        secondary({ label: m.listening.share, emoji: '📣', id: recentShare.id(owner, { page }) }),
    ),
  ]);
};

/** The same page for everybody; how the syncing stands is nobody else's business. */
export const publicRecentView = (recent: RecentPage, name: string, now: number, m: Messages): MessageView =>
  message('listening', [
    text(`### ${m.listening.recent.publicTitle(escapeText(name, 40))}`),
    ...linesOf({ ...recent, gaps: [] }, now, m),
    row(secondary({ label: m.listening.top.mine, id: recentMine.id(null, {}) })),
  ]);

const linesOf = ({ plays, gaps, page, sync }: RecentPage, now: number, m: Messages) => {
  const t = m.listening.recent;
  const [first] = plays;
  if (first === undefined) {
    if (page > 0) return [text(t.emptyPage)];
    return [text(sync.lastAt === null && sync.link === 'linked' ? t.emptyFirst : t.empty)];
  }
  const gapLines = gaps.map((gap) => ({
    at: gap.toAt,
    line: t.gap(when(gap.fromAt, now), when(gap.toAt, now)),
  }));
  const lines = [
    ...plays.slice(1).map((play) => ({ at: play.playedAt, line: lineOf(play, now, m) })),
    ...gapLines.map(({ at, line }) => ({ at: at - 1, line })),
  ].sort((a, b) => b.at - a.at);
  const alt = plain(m.listening.top.cover(first.title, plainArtists(first.artists)), 200);
  return [
    section([lineOf(first, now, m)], first.imageUrl !== null && thumbnail(first.imageUrl, alt)),
    lines.length > 0 && text(...lines.map(({ line }) => line)),
  ];
};

const lineOf = (play: ShownPlay, now: number, m: Messages): string =>
  m.listening.recent.line(
    now - play.playedAt < RECENT_MS ? relativeTime(play.playedAt) : timestamp(play.playedAt, 'f'),
    linkedName('track', play.title, play.spotifyId),
    artistNames(play.artists),
  );

const when = (at: number, now: number): string => timestamp(at, now - at < RECENT_MS ? 't' : 'f');

const stateOf = (sync: PlaySyncState, m: Messages): string => {
  const t = m.listening.recent;
  if (sync.link === 'unlinked') return t.stopped;
  if (sync.link === 'rejected') return t.resting;
  if (sync.running || sync.nextAt === null) return t.soon;
  const next = relativeTime(sync.nextAt);
  return sync.failing ? t.failing(next) : t.next(next);
};
