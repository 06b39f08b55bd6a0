import type { Picture } from '../../domain/pictures.ts';
import type { ArtistStats } from '../../domain/statistics/journey.ts';
import { artistStatsShare, firstShow } from '../actions/look-back.ts';
import { type Child, heading, message, picture, section, text, thumbnail } from '../kit/components.ts';
import { linkButton, row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageFile, MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { artistLists } from './artist-lists.ts';
import { journeyLines, journeyPicture } from './journey.ts';
import { type Seen, titleFor } from './seen.ts';

/** How plays of the artist went month by month. */
export const artistPicture = (stats: ArtistStats, _: Seen, m: Messages): Picture | null =>
  journeyPicture(stats, stats.name, m);

/** `/artist`: listening to one artist. */
export const artistView = (
  stats: ArtistStats,
  file: MessageFile | null,
  seen: Seen,
  m: Messages,
): MessageView => {
  const t = m.lookBack.artist;
  const name = escapeText(stats.name, 80);
  const { imageUrl } = stats;
  return message(
    'listening',
    [
      section(
        [
          heading(titleFor(seen, t.title(name), (who) => t.publicTitle(who, name))),
          text(rankOf(stats, seen, m), ...journeyLines(stats, m)),
        ],
        imageUrl !== null && thumbnail(imageUrl, plain(t.portrait(stats.name), 200)),
      ),
      picture(file),
      ...artistLists(stats, m),
      ways(stats, seen, m),
    ],
    file === null ? [] : [file],
  );
};

const rankOf = ({ rank, artists }: ArtistStats, seen: Seen, m: Messages): string | null => {
  if (rank === null) return null;
  const t = m.lookBack.artist;
  const say = seen.by === 'owner' ? t.rank : t.publicRank;
  return say(formatNumber(rank, m.locale), formatNumber(artists, m.locale));
};

const ways = ({ artistId, spotifyId, plays }: ArtistStats, seen: Seen, m: Messages): Child => {
  const t = m.lookBack.artist;
  const open =
    spotifyId !== null &&
    linkButton({ label: m.tracks.open, url: `https://open.spotify.com/artist/${spotifyId}` });
  if (seen.by === 'everybody') return row(open);
  const first = { via: 'from', kind: 'artist', id: artistId, by: 'date', page: 0 } as const;
  return row(
    plays > 0 && secondary({ label: t.first, id: firstShow.id(seen.id, first) }),
    plays > 0 &&
      secondary({
        label: m.lookBack.share,
        emoji: '📣',
        id: artistStatsShare.id(seen.id, { artist: artistId }),
      }),
    open,
  );
};
