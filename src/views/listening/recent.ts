import type { MemberId } from '../../domain/ids.ts';
import type { PlaySyncState, RecentPage } from '../../domain/listening/shown.ts';
import { go } from '../actions/go.ts';
import { recentCheck, recentShare, recentShow } from '../actions/listening.ts';
import { message, small } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { linesOf } from './recent-lines.ts';

/** `/recent` for its owner. @param tooSoon they asked for a look at Spotify right after one */
export const recentView = (
  recent: RecentPage,
  owner: MemberId,
  now: number,
  m: Messages,
  tooSoon = false,
): MessageView => {
  const t = m.listening.recent;
  const { page, plays, sync } = recent;
  return message('listening', [
    ...linesOf(t.title, recent, now, m),
    small(stateOf(sync, m), tooSoon && sync.lastAt !== null && t.tooSoon(relativeTime(sync.lastAt))),
    row(
      page > 0 &&
        secondary({ label: t.newer, emoji: '◀️', id: recentShow.id(owner, { via: 'newer', page: page - 1 }) }),
      recent.older &&
        secondary({ label: t.older, emoji: '▶️', id: recentShow.id(owner, { via: 'older', page: page + 1 }) }),
      sync.running &&
        secondary({ label: t.again, emoji: '🔄', id: recentShow.id(owner, { via: 'again', page }) }),
      sync.link === 'linked'
        ? !sync.running && secondary({ label: t.check, emoji: '👀', id: recentCheck.id(owner, {}) })
        : primary({ label: m.ways.link, id: go.id(owner, { way: 'link' }) }),
      plays.length > 0 &&
        secondary({ label: m.listening.share, emoji: '📣', id: recentShare.id(owner, { page }) }),
    ),
  ]);
};

/** The same page for everybody; how the syncing stands is nobody else's business. */
export const publicRecentView = (recent: RecentPage, name: string, now: number, m: Messages): MessageView =>
  message('listening', [
    ...linesOf(m.listening.recent.publicTitle(escapeText(name, 40)), { ...recent, gaps: [] }, now, m),
    row(secondary({ label: m.ways.recent, id: go.id(null, { way: 'recent' }) })),
  ]);

const stateOf = (sync: PlaySyncState, m: Messages): string => {
  const t = m.listening.recent;
  if (sync.link === 'unlinked') return t.stopped;
  if (sync.link === 'rejected') return t.resting;
  if (sync.running || sync.nextAt === null) return t.soon;
  const next = relativeTime(sync.nextAt);
  return sync.failing ? t.failing(next) : t.next(next);
};
