import type { MemberId } from '../../domain/ids.ts';
import type { Track } from '../../domain/library.ts';
import type { TrackCard } from '../../domain/tracks/shown.ts';
import { correctionsShow, trackShow, trackSplit } from '../actions/tracks.ts';
import { heading, message, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import { artistNames, linkedName } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Lines with links stay within the 4000 characters of a message. */
const MOST_LINES = 10;

/** Other tracks that are the same performance for the member, with the way to count this one by itself. */
export const trackSameView = ({ track, same }: TrackCard, owner: MemberId, m: Messages): MessageView => {
  const t = m.tracks;
  const title = escapeText(track.title, 60);
  const rest = same.length - MOST_LINES;
  return message('library', [
    heading(t.sameTitle),
    text(same.length === 0 ? t.sameNone(title) : t.sameSays(title)),
    same.length > 0 &&
      text(
        ...same.slice(0, MOST_LINES).map((one) => lineOf(one, m)),
        rest > 0 && t.more(formatNumber(rest, m.locale)),
      ),
    row(
      secondary({ label: t.back, id: trackShow.id(owner, { via: 'back', track: track.id }) }),
      same.length > 0 && secondary({ label: t.splitButton, id: trackSplit.id(owner, { track: track.id }) }),
      secondary({ label: t.correctionsButton, id: correctionsShow.id(owner, { via: 'open', page: 0 }) }),
    ),
  ]);
};

const lineOf = ({ title, artists, albumTitle, spotifyId }: Track, m: Messages): string =>
  m.tracks.sameLine(
    linkedName('track', title, spotifyId),
    artistNames(artists),
    albumTitle === null ? null : escapeText(albumTitle, 60),
  );
