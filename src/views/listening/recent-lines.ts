import type { RecentPage, ShownPlay } from '../../domain/listening/shown.ts';
import type { PlayGap } from '../../domain/listening.ts';
import { type Child, heading, section, text, thumbnail } from '../kit/components.ts';
import { formatAbout, relativeTime, timestamp } from '../kit/format.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { artistNames, linkedName, plainArtists } from './tracks.ts';

/** Plays younger than this are told as "3 hours ago", older ones with their date. */
const RECENT_MS = 20 * 3_600_000;

/** A gap that is shorter is told by its day. */
const ONE_DAY_MS = 24 * 3_600_000;

/** How many plays stand beside the picture: as many as it is high. */
const BESIDE = 3;

/**
 * The plays of a page below its title, with the picture of the newest, and between them what may be missing; or why
 * there are none.
 */
export const linesOf = (
  title: string,
  { plays, gaps, page, sync }: RecentPage,
  now: number,
  m: Messages,
): Child[] => {
  const t = m.listening.recent;
  const [first] = plays;
  if (first === undefined) {
    const why = sync.lastAt === null && sync.link === 'linked' ? t.emptyFirst : t.empty;
    return [heading(title), text(page > 0 ? t.emptyPage : why)];
  }
  const gapLines = gaps.map((gap) => ({
    at: gap.toAt,
    line: gapLine(gap, now, m),
  }));
  const lines = [
    ...plays.map((play) => ({ at: play.playedAt, line: lineOf(play, now, m) })),
    ...gapLines.map(({ at, line }) => ({ at: at - 1, line })),
  ]
    .sort((a, b) => b.at - a.at)
    .map(({ line }) => line);
  const alt = plain(m.listening.top.cover(first.title, plainArtists(first.artists)), 200);
  return [
    section(
      [heading(title), text(...lines.slice(0, BESIDE))],
      first.imageUrl !== null && thumbnail(first.imageUrl, alt),
    ),
    lines.length > BESIDE && text(...lines.slice(BESIDE)),
  ];
};

/** The place that a gap has in time, and how much of it was music as far as anybody can tell. */
const gapLine = ({ fromAt, toAt, missingMs }: PlayGap, now: number, m: Messages): string => {
  const t = m.listening.recent;
  if (missingMs === null) return t.gap(when(fromAt, now), when(toAt, now));
  const about = formatAbout(missingMs, m.locale);
  return toAt - fromAt < ONE_DAY_MS
    ? t.gapAbout(about, timestamp(fromAt, 'D'), timestamp(fromAt, 't'), timestamp(toAt, 't'))
    : t.longGapAbout(about, timestamp(fromAt, 'f'), timestamp(toAt, 'f'));
};

const lineOf = (play: ShownPlay, now: number, m: Messages): string =>
  m.listening.recent.line(
    now - play.playedAt < RECENT_MS ? relativeTime(play.playedAt) : timestamp(play.playedAt, 'f'),
    linkedName('track', play.title, play.spotifyId),
    artistNames(play.artists),
  );

const when = (at: number, now: number): string => timestamp(at, now - at < RECENT_MS ? 't' : 'f');
