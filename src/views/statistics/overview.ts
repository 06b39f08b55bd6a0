import { type LookFacts, type Overview, STATS_LOOKS } from '../../domain/statistics/overview.ts';
import { windowText } from '../../domain/statistics/windows.ts';
import {
  playsTop,
  statsMine,
  statsRecount,
  statsShare,
  statsShow,
  statsWindow,
} from '../actions/statistics.ts';
import { type Child, heading, message, picture, small, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import type { MessageFile, MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { gapNote } from './notes.ts';
import { overviewLines } from './overview-lines.ts';
import { type Seen, titleFor } from './seen.ts';
import { windowSelect } from './window-choices.ts';
import { windowWords } from './windows.ts';

/** `/stats`: the picture first, then the numbers. */
export const overviewView = (
  overview: Overview,
  { look, ...facts }: LookFacts,
  file: MessageFile | null,
  seen: Seen,
  m: Messages,
): MessageView => {
  const t = m.statistics.stats;
  const words = windowWords(overview.window, m);
  const noRiver = 'river' in facts && facts.river.layers.length === 0;
  return message(
    'listening',
    [
      heading(titleFor(seen, t.title(words), (name) => t.publicTitle(name, words))),
      picture(file),
      noRiver && small(t.noRiver),
      text(...overviewLines(overview, m)),
      overview.tally.plays > 0 && notesOf(overview, m),
      ...controls(overview, look, seen, m),
    ],
    file === null ? [] : [file],
  );
};

const notesOf = ({ notes }: Overview, m: Messages): Child => {
  const lines = [gapNote(notes, m), notes.estimated ? m.statistics.stats.estimated : null];
  return lines.some((line) => line !== null) && small(...lines);
};

const controls = (overview: Overview, look: LookFacts['look'], seen: Seen, m: Messages): Child[] => {
  const t = m.statistics;
  const window = windowText(overview.window);
  if (seen.by !== 'owner')
    return [row(secondary({ label: t.mine, id: statsMine.id(null, { window, look }) }))];
  const owner = seen.id;
  const { years } = overview;
  const top = { via: 'open', kind: 'tracks', window, look: 'list', page: 0 } as const;
  return [
    windowSelect({ id: statsWindow.id(owner, { look }), shown: overview.window, years }, m),
    row(
      ...STATS_LOOKS.map((other) =>
        secondary({
          label: t.stats.looks[other],
          id: statsShow.id(owner, { window, look: other }),
          disabled: other === look,
        }),
      ),
    ),
    row(
      secondary({ label: t.stats.topTracks, emoji: '🏆', id: playsTop.id(owner, top) }),
      overview.tally.plays > 0 &&
        secondary({ label: t.share, emoji: '📣', id: statsShare.id(owner, { window, look }) }),
      secondary({ label: t.stats.recount, emoji: '🔄', id: statsRecount.id(owner, {}) }),
    ),
  ];
};
