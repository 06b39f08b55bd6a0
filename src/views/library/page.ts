import type { MemberId } from '../../domain/ids.ts';
import type { LibraryPage } from '../../domain/library/shown.ts';
import { go, type Way } from '../actions/go.ts';
import { libraryAll, libraryShare, libraryShareAll, libraryShow } from '../actions/library.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { pager, primary, row, secondary } from '../kit/controls.ts';
import { formatDate, formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { sourceName } from '../sources/names.ts';
import { entriesOf } from './tracks.ts';

/** `/library` for its owner. */
export const libraryView = (library: LibraryPage, owner: MemberId, m: Messages): MessageView => {
  const { page, pages, view, entries, unread, size } = library;
  const t = m.library;
  const to = (next: number) =>
    view === null
      ? libraryAll.id(owner, { via: 'page', page: next })
      : libraryShow.id(owner, { view, page: next });
  const share = view === null ? libraryShareAll.id(owner, { page }) : libraryShare.id(owner, { view, page });
  const why = entries.length === 0 ? emptyOf(library) : null;
  return message('library', [
    ...entriesOf([heading(t.title), ...(size > 0 ? [text(summary(library, m))] : [])], library, m),
    why !== null && text(t[why.says]),
    unread > 0 && size > 0 && small(t.unread(unread)),
    pager({ page, pages, id: to }, m),
    row(
      why?.way != null && primary({ label: m.ways[why.way], id: go.id(owner, { way: why.way }) }),
      view !== null && secondary({ label: t.clear, id: libraryAll.id(owner, { via: 'clear', page: 0 }) }),
      entries.length > 0 && secondary({ label: t.share, emoji: '📣', id: share }),
    ),
  ]);
};

/** The same page for everybody: whose it is, and a button to one's own. */
export const publicLibraryView = (library: LibraryPage, name: string, m: Messages): MessageView =>
  message('library', [
    ...entriesOf(
      [heading(m.library.publicTitle(escapeText(name, 40))), text(summary(library, m))],
      library,
      m,
    ),
    row(secondary({ label: m.listening.top.mine, id: go.id(null, { way: 'library' }) })),
  ]);

/** `124 of 20,000 tracks · “night” · by Aurel`. */
const summary = ({ total, size, filter }: LibraryPage, m: Messages): string => {
  const t = m.library;
  const number = (value: number) => formatNumber(value, m.locale);
  const { text: words, artist, source } = filter;
  return [
    total === size ? t.total(size, number(size)) : t.totalOf(number(total), number(size)),
    words !== null && t.text(escapeText(words, 40)),
    artist !== null && t.artist(escapeText(artist, 40)),
    source !== null && t.source(sourceName(source, m)),
    rangeOf(filter, m),
  ]
    .filter((part) => typeof part === 'string')
    .join(' · ');
};

const rangeOf = ({ after, before, timeZone }: LibraryPage['filter'], m: Messages): string | null => {
  const date = (ms: number) => formatDate(ms, timeZone, m.locale);
  if (after !== null && before !== null) return m.library.between(date(after), date(before));
  if (after !== null) return m.library.since(date(after));
  return before === null ? null : m.library.until(date(before));
};

type Empty = { says: 'unlinked' | 'noSources' | 'notRead' | 'empty' | 'nothing'; way: Way | null };

const emptyOf = ({ size, chosen, unread, link }: LibraryPage): Empty => {
  if (size > 0) return { says: 'nothing', way: null };
  if (chosen === 0) {
    return link === 'linked' ? { says: 'noSources', way: 'sources' } : { says: 'unlinked', way: 'link' };
  }
  return unread > 0 ? { says: 'notRead', way: 'jobs list' } : { says: 'empty', way: 'sources' };
};
