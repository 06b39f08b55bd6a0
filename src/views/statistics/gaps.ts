import {
  type GapEntry,
  type GapPage,
  gapKinds,
  LEAST_LOVED,
  silences,
} from '../../domain/statistics/silence.ts';
import { go } from '../actions/go.ts';
import { gapsShare, gapsShow } from '../actions/look-back.ts';
import { type Child, heading, message, picture, small, text } from '../kit/components.ts';
import { pager, row, secondary } from '../kit/controls.ts';
import { formatNumber, relativeTime } from '../kit/format.ts';
import type { MessageFile, MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import { linkedName } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { playsText, type Seen, titleFor } from './seen.ts';

/** What was loved once and has not been heard for long; the list stands on the picture or, without one, in words. */
export const gapsView = (gaps: GapPage, file: MessageFile | null, seen: Seen, m: Messages): MessageView => {
  const { kind, silence, entries, total } = gaps;
  const t = m.lookBack.gaps;
  const title = titleFor(seen, t.title(kind, silence), (name) => t.publicTitle(name, kind, silence));
  return message(
    'listening',
    [
      heading(title),
      picture(file),
      entries.length === 0
        ? text(t.empty(formatNumber(LEAST_LOVED[kind], m.locale)))
        : text(...entries.map((entry, at) => lineOf(entry, gaps.from + at, gaps, m))),
      entries.length > 0 && small(t.total(kind, total, formatNumber(total, m.locale))),
      ...ways(gaps, seen, m),
    ],
    file === null ? [] : [file],
  );
};

const lineOf = (entry: GapEntry, rank: number, { kind }: GapPage, m: Messages): string => {
  const { name, by, spotifyId, plays, lastAt } = entry;
  const linked = linkedName(kind === 'tracks' ? 'track' : 'artist', name, spotifyId);
  const full = by === null ? linked : m.lookBack.by(linked, escapeText(by, 50));
  return m.lookBack.gaps.row(rank, full, playsText(plays, m), relativeTime(lastAt));
};

const ways = (gaps: GapPage, seen: Seen, m: Messages): Child[] => {
  const { kind, silence, page, pages, entries } = gaps;
  const t = m.lookBack.gaps;
  if (seen.by === 'everybody')
    return [row(secondary({ label: m.ways.gaps, id: go.id(null, { way: 'gaps' }) }))];
  const { id } = seen;
  const show = (via: 'kind' | 'silence', to: Partial<GapPage>) =>
    gapsShow.id(id, { via, kind, silence, ...to, page: 0 });
  return [
    row(
      ...gapKinds.map((one) =>
        secondary({ label: t.kinds[one], id: show('kind', { kind: one }), disabled: one === kind }),
      ),
      ...silences.map((one) =>
        secondary({
          label: t.silences[one],
          id: show('silence', { silence: one }),
          disabled: one === silence,
        }),
      ),
    ),
    pager({ page, pages, id: (to) => gapsShow.id(id, { via: 'page', kind, silence, page: to }) }, m),
    entries.length > 0 &&
      row(secondary({ label: m.lookBack.share, emoji: '📣', id: gapsShare.id(id, { kind, silence, page }) })),
  ];
};
