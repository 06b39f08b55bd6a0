import type { Milestone, Milestones } from '../../domain/statistics/milestones.ts';
import type { HeardTrack } from '../../domain/statistics/told.ts';
import { go } from '../actions/go.ts';
import { milestonesShare } from '../actions/look-back.ts';
import { heading, message, section, separator, text, thumbnail } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { formatNumber, progressBar, timestamp } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { plain } from '../kit/text.ts';
import { artistNames, linkedName, plainArtists } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { playsText, type Seen, titleFor } from './seen.ts';

/** The round plays, the latest first, and about when the next one comes. */
export const milestonesView = (told: Milestones<HeardTrack>, seen: Seen, m: Messages): MessageView => {
  const t = m.lookBack.milestones;
  const cover = told.reached.find(({ track }) => track !== null && track.imageUrl !== null)?.track ?? null;
  const title = heading(titleFor(seen, t.title, t.publicTitle));
  const { plays, next } = told;
  const total = text(t.total(playsText(plays, m)));
  return message('listening', [
    section(
      [title, total, text(`${progressBar(plays / next.n)} ${nextOf(next, m)}`)],
      cover?.imageUrl != null &&
        thumbnail(
          cover.imageUrl,
          plain(m.listening.top.cover(cover.title, plainArtists(cover.artists)), 200),
        ),
    ),
    separator(),
    text(...told.reached.map((one) => lineOf(one, m))),
    row(
      seen.by === 'owner'
        ? secondary({ label: m.lookBack.share, emoji: '📣', id: milestonesShare.id(seen.id, {}) })
        : secondary({ label: m.ways.milestones, id: go.id(null, { way: 'milestones' }) }),
    ),
  ]);
};

const lineOf = ({ n, at, track }: Milestone<HeardTrack>, m: Messages): string => {
  const t = m.lookBack.milestones;
  const which = n === 1 ? t.first : t.nth(formatNumber(n, m.locale));
  const name =
    track === null
      ? t.gone
      : m.lookBack.by(linkedName('track', track.title, track.spotifyId), artistNames(track.artists));
  return t.line(which, name, timestamp(at, 'D'));
};

const nextOf = ({ n, missing, at }: Milestones<HeardTrack>['next'], m: Messages): string => {
  const t = m.lookBack.milestones;
  const when = at === null ? t.quiet : t.about(timestamp(at, 'D'));
  return `${t.next(formatNumber(n, m.locale), formatNumber(missing, m.locale))}, ${when}.`;
};
