import type { MemberId } from '../../domain/ids.ts';
import type { Comparison } from '../../domain/taste/told.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { formatNumber, formatPercent } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { windowWords } from '../statistics/windows.ts';

/** Discord shows their name; nobody is notified. A line about somebody names nobody else: it can go alone. */
export const mention = (id: MemberId): string => `<@${id}>`;

/** Two tastes side by side. @param share custom id of the button that shows it to the channel; null: none */
export const compareView = (found: Comparison, share: string | null, m: Messages): MessageView => {
  const t = m.taste.compare;
  const number = (value: number) => formatNumber(value, m.locale);
  const percent = (value: number) => formatPercent(value, m.locale);
  const things = (list: Comparison['sharedArtists']) =>
    list.map(({ name, a, b }) => t.thing(escapeText(name, 50), percent(a), percent(b)));
  const names = (list: readonly string[]) => list.map((name) => escapeText(name, 40)).join(', ');
  const titles = (list: Comparison['sharedTracks']) => names(list.map(({ title }) => title));
  const about: [id: MemberId, shows: Comparison['aCouldShow'], first: Comparison['aFirst']][] = [
    [found.a, found.aCouldShow, found.aFirst],
    [found.b, found.bCouldShow, found.bFirst],
  ];
  return message('listening', [
    heading(t.title),
    text(...t.between(mention(found.a), mention(found.b))),
    text(
      t.similarity(percent(found.artists)),
      t.parts(found.genres === null ? null : percent(found.genres), percent(found.tracks)),
    ),
    text(
      `**${t.artists(found.artistsInCommon, number(found.artistsInCommon))}**`,
      ...things(found.sharedArtists),
    ),
    found.sharedGenres.length > 0 && text(`**${t.genres}**`, ...things(found.sharedGenres)),
    text(
      `**${t.tracks(found.tracksInCommon, number(found.tracksInCommon))}**`,
      found.sharedTracks.length > 0 && titles(found.sharedTracks),
      ...about.map(
        ([id, , { count, tracks }]) => count > 0 && t.found(mention(id), number(count), titles(tracks)),
      ),
    ),
    found.aCouldShow.length + found.bCouldShow.length > 0 &&
      text(...about.map(([id, shows]) => shows.length > 0 && t.couldShow(mention(id), names(shows)))),
    share !== null && row(secondary({ label: t.share, id: share })),
    small(t.meaning(percent(found.artists), percent(1)), t.window(windowWords(found.window, m))),
  ]);
};
