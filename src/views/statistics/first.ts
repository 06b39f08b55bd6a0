import { type FirstPage, firstOrders } from '../../domain/statistics/firsts.ts';
import { firstShare, firstShow } from '../actions/look-back.ts';
import { type Child, heading, message, section, text, thumbnail } from '../kit/components.ts';
import { pager, row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { plain } from '../kit/text.ts';
import { plainArtists } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { firstIntro, firstLine, firstTitle } from './first-words.ts';
import type { Seen } from './seen.ts';

/** The first time of a track, an artist, an album, a label, or of everything that a year brought. */
export const firstView = (told: FirstPage, seen: Seen, m: Messages): MessageView => {
  const [first] = told.entries;
  const head = heading(firstTitle(told, seen, m));
  if (first === undefined) {
    const t = m.lookBack.first;
    return message('listening', [
      head,
      text(told.kind === 'year' ? t.emptyYear(String(told.id)) : t.never),
      ...ways(told, seen, m),
    ]);
  }
  const { title, artists, imageUrl } = first.track;
  const alt = plain(m.listening.top.cover(title, plainArtists(artists)), 200);
  return message('listening', [
    section([head, text(...firstIntro(told, first, seen, m))], imageUrl !== null && thumbnail(imageUrl, alt)),
    told.kind !== 'track' && text(...told.entries.map((entry) => firstLine(entry, m))),
    ...ways(told, seen, m),
  ]);
};

const ways = ({ kind, id, by, page, pages, entries }: FirstPage, seen: Seen, m: Messages): Child[] => {
  if (seen.by === 'everybody') return [];
  const t = m.lookBack.first;
  const show = (via: 'by' | 'page' | 'year', to: { id?: number; by?: FirstPage['by']; page: number }) =>
    firstShow.id(seen.id, { via, kind, id, by, ...to });
  return [
    pager({ page, pages, id: (to) => show('page', { page: to }) }, m),
    row(
      kind === 'year' &&
        secondary({ label: String(id - 1), emoji: '◀️', id: show('year', { id: id - 1, page: 0 }) }),
      ...(pages > 1 ? firstOrders : []).map((order) =>
        secondary({ label: t.orders[order], id: show('by', { by: order, page: 0 }), disabled: order === by }),
      ),
      entries.length > 0 &&
        secondary({
          label: m.lookBack.share,
          emoji: '📣',
          id: firstShare.id(seen.id, { kind, id, by, page }),
        }),
    ),
  ];
};
