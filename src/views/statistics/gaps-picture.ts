import type { Picture } from '../../domain/pictures.ts';
import type { GapPage } from '../../domain/statistics/silence.ts';
import type { Messages } from '../messages/catalogue.ts';
import { topListPicture } from '../pictures/top-list.ts';
import { playsText, type Seen } from './seen.ts';

/** The page as a list with covers; null when it is empty. */
export const gapsPicture = (gaps: GapPage, seen: Seen, m: Messages): Picture | null => {
  if (gaps.entries.length === 0) return null;
  const { kind, silence, entries, from } = gaps;
  const t = m.lookBack.gaps;
  const most = Math.max(...entries.map(({ plays }) => plays));
  const rows = entries.map(({ name, by, imageUrl, plays, lastAt }, at) => ({
    ...{ rank: from + at, name, by: by === null ? null : t.byLast(by, lastMonth(lastAt, gaps, m)) },
    ...{ coverUrl: imageUrl, value: playsText(plays, m), share: plays / most },
  }));
  const subtitle = seen.by === 'everybody' ? seen.name : t.kinds[kind];
  return topListPicture({ title: t.card(silence), subtitle, area: 'listening', rows }, m);
};

const lastMonth = (at: number, { timeZone }: GapPage, m: Messages): string =>
  new Intl.DateTimeFormat(m.locale, { month: 'short', year: 'numeric', timeZone }).format(at);
