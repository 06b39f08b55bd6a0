import type { MemberId } from '../../domain/ids.ts';
import type { ShownRank, TopPage } from '../../domain/listening/shown.ts';
import type { RankingKind } from '../../domain/listening.ts';
import { rankingKinds, rankingRanges, topMine, topShare, topShow } from '../actions/listening.ts';
import { message, section, small, text, thumbnail } from '../kit/components.ts';
import { pager, type Row, row, secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { artistNames, linkedName, plainArtists } from './tracks.ts';

/** So many places have a picture: more would not fit into the 40 components of a message. */
const PICTURES = 5;

/** `/top` for its owner, with buttons to other lists and pages. */
export const topView = (top: TopPage, owner: MemberId, m: Messages): MessageView => {
  const { kind, range } = top;
  const t = m.listening;
  return message('listening', [
    text(`### ${t.top.titles[kind](t.ranges[range])}`),
    ...places(top, m),
    small(ageOf(top, m)),
    choices(top, owner, m),
    pager({ ...top, id: (page) => topShow.id(owner, { via: 'page', kind, range, page }) }, m),
    row(
      top.refreshing &&
        secondary({
          label: t.top.again,
          emoji: '🔄',
          id: topShow.id(owner, { via: 'again', kind, range, page: top.page }),
        }),
      top.entries.length > 0 &&
        secondary({ label: t.share, emoji: '📣', id: topShare.id(owner, { kind, range, page: top.page }) }),
    ),
  ]);
};

/** The same page for everybody: whose it is, and a button to one's own. */
export const publicTopView = (top: TopPage, name: string, m: Messages): MessageView => {
  const { kind, range } = top;
  const t = m.listening;
  return message('listening', [
    text(`### ${t.top.publicTitles[kind](escapeText(name, 40), t.ranges[range])}`),
    ...places(top, m),
    small(ageOf(top, m)),
    row(secondary({ label: t.top.mine, id: topMine.id(null, { kind, range }) })),
  ]);
};

const places = (top: TopPage, m: Messages) => {
  if (top.entries.length === 0) {
    return [text(top.refreshedAt === null ? m.listening.top.firstTime : m.listening.top.empty)];
  }
  const rest = top.entries.slice(PICTURES).map((entry) => listed(top.kind, entry, m));
  return [
    ...top.entries.slice(0, PICTURES).map((entry) => pictured(top.kind, entry, m)),
    rest.length > 0 && text(...rest),
  ];
};

const nameOf = (kind: RankingKind, entry: ShownRank): string =>
  linkedName(kind === 'tracks' ? 'track' : 'artist', entry.name, entry.spotifyId);

const pictured = (kind: RankingKind, entry: ShownRank, m: Messages) => {
  const t = m.listening.top;
  const alt = kind === 'tracks' ? t.cover(entry.name, plainArtists(entry.artists)) : t.portrait(entry.name);
  const words = [
    t.place(entry.rank, nameOf(kind, entry)),
    ...(entry.artists.length > 0 ? [t.by(artistNames(entry.artists))] : []),
  ].join('\n');
  return section([words], entry.imageUrl !== null && thumbnail(entry.imageUrl, plain(alt, 200)));
};

const listed = (kind: RankingKind, entry: ShownRank, m: Messages): string => {
  const t = m.listening.top;
  return entry.artists.length === 0
    ? t.place(entry.rank, nameOf(kind, entry))
    : t.listed(entry.rank, nameOf(kind, entry), artistNames(entry.artists));
};

const ageOf = ({ refreshedAt, refreshing, link }: TopPage, m: Messages): string | null => {
  if (refreshedAt === null) return null;
  const when = relativeTime(refreshedAt);
  if (link !== 'linked') return m.listening.top.unlinked(when);
  return refreshing ? m.listening.top.refreshing(when) : m.listening.top.age(when);
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
