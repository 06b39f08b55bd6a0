import type { Picture } from '../../domain/pictures.ts';
import type { Recap } from '../../domain/statistics/recap.ts';
import { formatNumber } from '../kit/format.ts';
import { plainArtists } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { recapPicture } from '../pictures/recap.ts';
import { recapName } from './recap.ts';
import { playsText, type Seen } from './seen.ts';

/** The card of a month or a year; null when there is nothing to put on it. */
export const recapCard = (recap: Recap, seen: Seen, m: Messages): Picture | null => {
  if (recap.plays === 0) return null;
  const t = m.lookBack.recap;
  const number = (value: number) => formatNumber(value, m.locale);
  const when = recapName(recap.window, m);
  const { tracks, artists } = recap;
  return recapPicture(
    {
      title: recap.running ? t.soFar(when) : when,
      subtitle: seen.by === 'everybody' ? seen.name : t.cardOf[recap.window.kind],
      area: 'listening',
      coverUrl: tracks[0]?.imageUrl ?? null,
      facts: [
        { label: t.minutes, value: number(Math.round(recap.ms / 60_000)) },
        { label: t.playsLabel, value: number(recap.plays) },
        { label: t.discoveries, value: number(recap.discoveries) },
        { label: t.streak, value: number(recap.streak) },
      ],
      lists: [
        {
          heading: t.tracks,
          rows: tracks.map(({ title, artists: by, imageUrl }) => ({
            ...{ name: title, by: plainArtists(by), coverUrl: imageUrl },
          })),
        },
        {
          heading: t.artists,
          rows: artists.map(({ name, plays, imageUrl }) => ({
            ...{ name, value: playsText(plays, m), coverUrl: imageUrl },
          })),
        },
      ],
    },
    m,
  );
};
