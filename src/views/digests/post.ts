import type { DigestContent } from '../../domain/digests/content.ts';
import type { DigestId } from '../../domain/ids.ts';
import { digestCloser } from '../actions/digests.ts';
import { serverConsent } from '../actions/privacy.ts';
import { type Child, gallery, message, small, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { formatNumber, formatSpan, timestamp } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { plain } from '../kit/text.ts';
import { artistNames, linkedName, plainArtists } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { countsOf } from './words.ts';

/** Covers in the picture at the top. */
const COVERS = 4;

/** The post: one picture, three lines, a button to look closer and one to leave. Everybody may press them. */
export const digestPostView = (content: DigestContent, id: DigestId, m: Messages): MessageView => {
  const { fromAt, toAt } = content.period;
  return message('digests', [
    ...summary(content, m),
    row(
      secondary({
        label: m.digests.post.closer,
        emoji: '🔎',
        id: digestCloser.id(null, { digest: id, from: fromAt, to: toAt }),
      }),
      content.totals.plays === 0
        ? secondary({ label: m.privacy.join, id: serverConsent.id(null, { level: 'counted' }) })
        : secondary({ label: m.privacy.leave, id: serverConsent.id(null, { level: 'off' }) }),
    ),
  ]);
};

/** The picture and its lines; the preview shows the same. */
export const summary = (content: DigestContent, m: Messages): Child[] => {
  const t = m.digests.post;
  const { totals, cadence, counted } = content;
  const [track] = content.tracks;
  const [artist] = content.artists;
  const period = t.period(timestamp(content.period.fromAt, 'd'), timestamp(content.period.toAt, 'd'));
  if (track === undefined) {
    return [text(`### ${t.titles[cadence]}`), text(counted === 0 ? t.nobody : t.quiet), small(period)];
  }
  const heard = formatSpan(totals.heardMs, m.locale);
  const all = t.totals(t.plays(totals.plays, formatNumber(totals.plays, m.locale)), totals.listeners, heard);
  return [
    covers(content, m),
    text(
      `### ${t.titles[cadence]}`,
      t.track(
        linkedName('track', track.name, track.spotifyId),
        artistNames(track.artists),
        countsOf(track, m),
      ),
      artist && t.artist(linkedName('artist', artist.name, artist.spotifyId), countsOf(artist, m)),
    ),
    small(`${all} · ${period}`),
  ];
};

const covers = ({ tracks }: DigestContent, m: Messages): Child => {
  const byUrl = new Map(
    tracks.flatMap(({ imageUrl, name, artists }) =>
      imageUrl === null
        ? []
        : [[imageUrl, plain(m.digests.post.cover(name, plainArtists(artists)), 200)] as const],
    ),
  );
  const pictures = [...byUrl].slice(0, COVERS).map(([url, alt]) => ({ url, alt }));
  return pictures.length > 0 && gallery(pictures);
};
