import type { Recap } from '../../domain/statistics/recap.ts';
import { dayText } from '../../domain/statistics/windows.ts';
import { type Child, text } from '../kit/components.ts';
import { formatExactPercent, formatNumber, formatShare } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import { artistNames, linkedName } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { playsText } from './seen.ts';

/** Smaller changes are none. */
const WORTH_SAYING = 0.02;

const minutesText = (ms: number, m: Messages): string => {
  const minutes = Math.round(ms / 60_000);
  return m.lookBack.recap.minutesOf(minutes, formatNumber(minutes, m.locale));
};

/** The numbers as sentences. */
export const recapLines = (recap: Recap, m: Messages): (string | null)[] => {
  const t = m.lookBack.recap;
  const { ms, plays, daysHeard, discoveries, discovery, streak, busiest, hour } = recap;
  const days = (count: number) => t.daysOf(count, formatNumber(count, m.locale));
  const found = t.tracksOf(discoveries, formatNumber(discoveries, m.locale));
  const best = discovery === null ? null : linkedName('track', discovery.title, discovery.spotifyId);
  return [
    t.headline(minutesText(ms, m), playsText(plays, m), days(daysHeard)),
    changeOf(recap, m),
    t.found(found, best),
    t.streakLine(days(streak)),
    busiest === null ? null : t.busiest(dateOf(busiest.day, m), minutesText(busiest.ms, m)),
    hour === null ? null : t.hour(`${hour}:00`, `${(hour + 1) % 24}:00`),
  ];
};

/** Compared with the whole time before; while it is still running that says nothing. */
const changeOf = ({ ms, msBefore, running }: Recap, m: Messages): string | null => {
  if (msBefore === null || msBefore === 0 || running) return null;
  const change = ms / msBefore - 1;
  if (Math.abs(change) < WORTH_SAYING) return null;
  const t = m.lookBack.recap;
  // More than twice as much is told in whole percents as well: "240% more".
  const percent =
    change > 1
      ? formatExactPercent(Math.round(change * 100) / 100, m.locale)
      : formatShare(Math.abs(change), m.locale);
  return change > 0 ? t.more(percent) : t.less(percent);
};

/** The genres; without the card also what stands on it. */
export const recapLists = (recap: Recap, hasCard: boolean, m: Messages): Child[] => {
  const t = m.lookBack.recap;
  const genres = recap.genres.map(({ name, plays }) => t.genre(escapeText(name, 40), playsText(plays, m)));
  const tracks = recap.tracks.map(({ title, artists, spotifyId, plays }, at) =>
    t.row(
      at + 1,
      m.lookBack.by(linkedName('track', title, spotifyId), artistNames(artists)),
      playsText(plays, m),
    ),
  );
  const artists = recap.artists.map(({ name, spotifyId, plays }, at) =>
    t.row(at + 1, linkedName('artist', name, spotifyId), playsText(plays, m)),
  );
  return [
    genres.length > 0 && text(t.list(t.genres, genres.join(' · '))),
    !hasCard && text(t.list(t.tracks, ''), ...tracks, t.list(t.artists, ''), ...artists),
  ];
};

const dateOf = (day: number, m: Messages): string =>
  new Intl.DateTimeFormat(m.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(dayText(day)),
  );
