import type { MemberId } from '../../domain/ids.ts';
import type { TopPage } from '../../domain/listening/shown.ts';
import { go } from '../actions/go.ts';
import { rankingKinds, rankingRanges, topMine, topShare, topShow } from '../actions/listening.ts';
import { type Child, message, small, text } from '../kit/components.ts';
import { pager, primary, type Row, row, secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { fromPlays } from '../statistics/from-plays.ts';
import { placesOf } from './places.ts';

/** `/top` for its owner, with buttons to other lists and pages. */
export const topView = (top: TopPage, owner: MemberId, m: Messages): MessageView => {
  const { kind, range } = top;
  const t = m.listening;
  return message('listening', [
    text(`### ${t.top.titles[kind](t.ranges[range])}`),
    ...placesOf(top, m),
    ageOf(top, m),
    choices(top, owner, m),
    pager({ ...top, id: (page) => topShow.id(owner, { via: 'page', kind, range, page }) }, m),
    row(
      top.refreshing &&
        secondary({
          label: t.top.again,
          emoji: '🔄',
          id: topShow.id(owner, { via: 'again', kind, range, page: top.page }),
        }),
      top.link !== 'linked' && primary({ label: m.ways.link, id: go.id(owner, { way: 'link' }) }),
      top.entries.length > 0 &&
        secondary({ label: t.share, emoji: '📣', id: topShare.id(owner, { kind, range, page: top.page }) }),
      fromPlays(owner, kind, range, m),
    ),
  ]);
};

/** The same page for everybody: whose it is, and a button to one's own. */
export const publicTopView = (top: TopPage, name: string, m: Messages): MessageView => {
  const { kind, range } = top;
  const t = m.listening;
  return message('listening', [
    text(`### ${t.top.publicTitles[kind](escapeText(name, 40), t.ranges[range])}`),
    ...placesOf(top, m),
    ageOf(top, m),
    row(secondary({ label: t.top.mine, id: topMine.id(null, { kind, range }) })),
  ]);
};

const ageOf = (top: TopPage, m: Messages): Child => {
  const t = m.listening.top;
  const next = top.nextTryAt === null ? null : relativeTime(top.nextTryAt);
  if (top.refreshedAt === null) return next !== null && small(t.restingFirst(next));
  const when = relativeTime(top.refreshedAt);
  if (top.link !== 'linked') return small(t[top.link](when));
  if (next !== null) return small(t.resting(when, next));
  return small(top.refreshing ? t.refreshing(when) : t.age(when));
};

const choices = (top: TopPage, owner: MemberId, m: Messages): Row | null =>
  row(
    ...rankingKinds.map((kind) =>
      secondary({
        label: m.listening.kinds[kind],
        id: topShow.id(owner, { via: 'kind', kind, range: top.range, page: 0 }),
        disabled: kind === top.kind,
      }),
    ),
    ...rankingRanges.map((range) =>
      secondary({
        label: m.listening.ranges[range],
        id: topShow.id(owner, { via: 'range', kind: top.kind, range, page: 0 }),
        disabled: range === top.range,
      }),
    ),
  );
