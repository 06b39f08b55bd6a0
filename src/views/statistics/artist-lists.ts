import type { ArtistStats } from '../../domain/statistics/journey.ts';
import { type Child, text } from '../kit/components.ts';
import { formatNumber } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import { linkedName } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { playsText } from './seen.ts';

/** So many years have room in a line; the ones before them are told together. */
const YEARS = 8;

/** An artist's top tracks and albums, and in which years they were discovered. */
export const artistLists = (stats: ArtistStats, m: Messages): Child[] => {
  const t = m.lookBack.artist;
  const { tracks, albums, first } = stats;
  if (tracks.length === 0) return [];
  const found = t.discovered(
    t.tracksOf(stats.recordings, formatNumber(stats.recordings, m.locale)),
    yearsOf(stats, m).join(' · '),
  );
  return [
    text(
      `**${t.tracks}**`,
      ...tracks.map(({ title, spotifyId, plays }, at) =>
        t.row(at + 1, linkedName('track', title, spotifyId), playsText(plays, m)),
      ),
    ),
    albums.length > 0 &&
      text(
        `**${t.albums}**`,
        ...albums.map(({ title, plays }, at) => t.row(at + 1, escapeText(title, 70), playsText(plays, m))),
      ),
    text(found, first !== null && t.began(linkedName('track', first.title, first.spotifyId))),
  ];
};

const yearsOf = ({ discovered }: ArtistStats, m: Messages): string[] => {
  const t = m.lookBack.artist;
  const number = (value: number) => formatNumber(value, m.locale);
  const shown = discovered.slice(-YEARS).map(({ year, count }) => t.year(String(year), number(count)));
  const before = discovered.slice(0, -YEARS);
  const last = before.at(-1);
  if (last === undefined) return shown;
  const count = before.reduce((sum, one) => sum + one.count, 0);
  return [t.year(t.until(String(last.year)), number(count)), ...shown];
};
