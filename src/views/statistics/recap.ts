import type { Recap } from '../../domain/statistics/recap.ts';
import { windowText } from '../../domain/statistics/windows.ts';
import { go } from '../actions/go.ts';
import { recapShare, recapShow } from '../actions/look-back.ts';
import { type Child, heading, message, picture, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import type { MessageFile, MessageView } from '../kit/message.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { recapLines, recapLists } from './recap-words.ts';
import { monthName, type Seen, titleFor } from './seen.ts';

/** `March 2026`, `2026`; plain. */
export const recapName = (window: Recap['window'], m: Messages): string =>
  window.kind === 'month' ? monthName(window.month, m) : String(window.year);

export const recapTitle = (recap: Recap, seen: Seen, m: Messages): string => {
  const t = m.lookBack.recap;
  const name = recapName(recap.window, m);
  const when = recap.running ? t.soFar(name) : name;
  return titleFor(seen, t.title(when), (who) => t.publicTitle(who, when));
};

/** A month or a year to look back on: the card, and what does not fit on it. */
export const recapView = (recap: Recap, file: MessageFile | null, seen: Seen, m: Messages): MessageView =>
  message(
    'listening',
    [
      heading(recapTitle(recap, seen, m)),
      picture(file),
      ...(recap.plays === 0
        ? [text(m.lookBack.recap.empty(recapName(recap.window, m)))]
        : [text(...recapLines(recap, m)), ...recapLists(recap, file !== null, m)]),
      ...ways(recap, seen, m),
    ],
    file === null ? [] : [file],
  );

const ways = ({ window, before, after, plays }: Recap, seen: Seen, m: Messages): Child[] => {
  const t = m.lookBack.recap;
  if (seen.by === 'everybody') {
    return [row(secondary({ label: m.ways['recap month'], id: go.id(null, { way: 'recap month' }) }))];
  }
  const button = (via: 'before' | 'after' | 'whole', to: Recap['window'], emoji?: string) =>
    secondary({
      label: via === 'whole' && to.kind === 'year' ? t.whole(String(to.year)) : plain(recapName(to, m), 40),
      ...(emoji === undefined ? {} : { emoji }),
      id: recapShow.id(seen.id, { via, window: windowText(to) }),
    });
  return [
    row(
      before !== null && button('before', before, '◀️'),
      after !== null && button('after', after, '▶️'),
      window.kind === 'month' && button('whole', { kind: 'year', year: Math.floor(window.month / 12) }),
      plays > 0 &&
        secondary({
          label: m.lookBack.share,
          emoji: '📣',
          id: recapShare.id(seen.id, { window: windowText(window) }),
        }),
    ),
  ];
};
