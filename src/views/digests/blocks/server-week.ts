import type { DigestContent } from '../../../domain/digests/content.ts';
import type { ServerWeekFacts } from '../../../domain/digests/issue.ts';
import type { Picture } from '../../../domain/pictures.ts';
import { digestCloser } from '../../actions/digests.ts';
import { secondary } from '../../kit/controls.ts';
import { formatDate, formatNumber, formatSpan } from '../../kit/format.ts';
import { artistNames, linkedName, plainArtists } from '../../listening/tracks.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { topListPicture } from '../../pictures/top-list.ts';
import { countsOf } from '../words.ts';
import type { BlockPart, BlockPlace } from './part.ts';

const DRAWN = 5;

/** What a server's members played who agreed to be counted. */
export const serverWeekPart = (
  { kind, content }: ServerWeekFacts,
  { digest, period }: BlockPlace,
  m: Messages,
): BlockPart => {
  const t = m.digests.post;
  const { totals, cadence } = content;
  const [track] = content.tracks;
  const [artist] = content.artists;
  const heard = formatSpan(totals.heardMs, m.locale);
  const plays = t.plays(totals.plays, formatNumber(totals.plays, m.locale));
  const lines = [
    track &&
      t.track(
        linkedName('track', track.name, track.spotifyId),
        artistNames(track.artists),
        countsOf(track, m),
      ),
    artist && t.artist(linkedName('artist', artist.name, artist.spotifyId), countsOf(artist, m)),
    t.totals(plays, totals.listeners, heard),
  ];
  const { fromAt: from, toAt: to } = period;
  return {
    kind,
    title: t.titles[cadence],
    lines: lines.filter((line) => line !== undefined),
    note: null,
    picture: content.tracks.length === 0 ? null : topPicture(content, m),
    button:
      digest === null
        ? null
        : secondary({ label: t.closer, emoji: '🔎', id: digestCloser.id(null, { digest, from, to }) }),
  };
};

const topPicture = ({ tracks, by, cadence, period, totals }: DigestContent, m: Messages): Picture => {
  const t = m.digestBlocks.serverWeek;
  const shown = tracks.slice(0, DRAWN);
  const amount = (one: { plays: number; listeners: number }): number =>
    by === 'plays' ? one.plays : one.listeners;
  const most = Math.max(1, ...shown.map(amount));
  const words = (one: { plays: number; listeners: number }): string =>
    t[by === 'plays' ? 'value' : 'people'](amount(one), formatNumber(amount(one), m.locale));
  // A day of the calendar as it is in UTC: a picture has no reader whose zone it could follow.
  const days = [period.fromAt, period.toAt].map((at) => formatDate(at, 'UTC', m.locale));
  return topListPicture(
    {
      title: t.picture[cadence],
      subtitle: `${m.digests.post.period(days[0] ?? '', days[1] ?? '')} · ${t.people(totals.listeners, formatNumber(totals.listeners, m.locale))}`,
      area: 'digests',
      rows: shown.map((one, at) => ({
        rank: at + 1,
        name: one.name,
        by: one.artists.length === 0 ? null : plainArtists(one.artists),
        coverUrl: one.imageUrl,
        value: words(one),
        share: amount(one) / most,
      })),
    },
    m,
  );
};
