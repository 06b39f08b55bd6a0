import type { Picture } from '../../domain/pictures.ts';
import type { TrackStats } from '../../domain/statistics/journey.ts';
import { firstShow, trackStatsShare } from '../actions/look-back.ts';
import { trackShow } from '../actions/tracks.ts';
import { type Child, heading, message, picture, section, small, text, thumbnail } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { formatNumber, formatShare } from '../kit/format.ts';
import type { MessageFile, MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import { artistNames, plainArtists } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { journeyLines, journeyPicture } from './journey.ts';
import { type Seen, titleFor } from './seen.ts';

/** How plays of the track went month by month. */
export const trackStatsPicture = (stats: TrackStats, _: Seen, m: Messages): Picture | null =>
  journeyPicture(stats, stats.track.title, m);

/** `/track stats`: listening to one track. */
export const trackStatsView = (
  stats: TrackStats,
  file: MessageFile | null,
  seen: Seen,
  m: Messages,
): MessageView => {
  const { track, heard, together } = stats;
  const t = m.lookBack.track;
  const name = escapeText(track.title, 90);
  const number = (value: number) => formatNumber(value, m.locale);
  const alt = plain(m.listening.top.cover(track.title, plainArtists(track.artists)), 200);
  const head = heading(titleFor(seen, t.title(name), (who) => t.publicTitle(who, name)));
  return message(
    'listening',
    [
      section(
        [head, text(artistNames(track.artists)), text(...journeyLines(stats, m))],
        track.imageUrl !== null && thumbnail(track.imageUrl, alt),
      ),
      heard !== null &&
        text(t.heard(formatShare(heard.share, m.locale), number(heard.whole), number(heard.known))),
      picture(file),
      together > 1 && small(t.together(number(together))),
      ways(stats, seen, m),
    ],
    file === null ? [] : [file],
  );
};

const ways = ({ track: { trackId }, plays }: TrackStats, seen: Seen, m: Messages): Child => {
  if (seen.by === 'everybody') return null;
  const t = m.lookBack.track;
  const first = { via: 'from', kind: 'track', id: trackId, by: 'date', page: 0 } as const;
  return row(
    secondary({ label: t.card, emoji: '🔍', id: trackShow.id(seen.id, { via: 'one', track: trackId }) }),
    plays > 0 && secondary({ label: t.first, id: firstShow.id(seen.id, first) }),
    plays > 0 &&
      secondary({
        label: m.lookBack.share,
        emoji: '📣',
        id: trackStatsShare.id(seen.id, { track: trackId }),
      }),
  );
};
