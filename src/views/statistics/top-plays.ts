import type { TopPlace, TopPlays } from '../../domain/statistics/tops.ts';
import type { TopLook } from '../actions/statistics.ts';
import { moveOf } from '../charts/entries.ts';
import { heading, message, picture, small, text } from '../kit/components.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageFile, MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import { artistNames, linkedName } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { gapNote } from './notes.ts';
import { playsText, type Seen, titleFor } from './seen.ts';
import { topPlaysControls } from './top-plays-controls.ts';
import { windowWords } from './windows.ts';

/** A top list from plays: the picture where there is one, else the places in words. */
export const topPlaysView = (
  top: TopPlays,
  look: TopLook,
  file: MessageFile | null,
  seen: Seen,
  m: Messages,
): MessageView => {
  const t = m.statistics;
  const { kind, found } = top;
  const words = windowWords(top.window, m);
  const title = titleFor(seen, t.top.titles(kind, words), (name) => t.top.publicTitles(name, kind, words));
  return message(
    'listening',
    [
      heading(title),
      picture(file),
      file === null && text(...placesOf(top, m)),
      found > 0 &&
        small(
          t.top.found(kind, found, formatNumber(found, m.locale)),
          top.entries.some(({ movement }) => movement !== null) && look !== 'collage' && t.top.compared,
          gapNote(top.notes, m),
        ),
      ...topPlaysControls(top, look, seen, m),
    ],
    file === null ? [] : [file],
  );
};

const placesOf = ({ kind, entries }: TopPlays, m: Messages): string[] => {
  const t = m.statistics.top;
  if (entries.length === 0) return [kind === 'genres' || kind === 'labels' ? t.unknown[kind] : t.empty];
  return entries.map((entry) => {
    const [name, plays] = [nameOf(kind, entry, m), playsText(entry.plays, m)];
    const line =
      entry.artists.length === 0
        ? t.line(entry.rank, name, plays)
        : t.lineBy(entry.rank, name, artistNames(entry.artists), plays);
    return entry.movement === null ? line : t.moved(line, moveOf(entry.movement, m));
  });
};

const nameOf = (kind: TopPlays['kind'], { name, spotifyId }: TopPlace, m: Messages): string => {
  if (name === '') return m.statistics.top.nameless;
  if (kind === 'genres' || kind === 'labels') return `**${escapeText(name, 60)}**`;
  const what = { tracks: 'track', artists: 'artist', albums: 'album' } as const;
  return linkedName(what[kind], name, spotifyId);
};
