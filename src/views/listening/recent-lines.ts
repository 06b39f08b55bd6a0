import type { RecentPage, ShownPlay } from '../../domain/listening/shown.ts';
import { type Child, heading, section, text, thumbnail } from '../kit/components.ts';
import { relativeTime, timestamp } from '../kit/format.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { artistNames, linkedName, plainArtists } from './tracks.ts';

/** Plays younger than this are told as "3 hours ago", older ones with their date. */
const RECENT_MS = 20 * 3_600_000;

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
    line: t.gap(when(gap.fromAt, now), when(gap.toAt, now)),
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

const lineOf = (play: ShownPlay, now: number, m: Messages): string =>
  m.listening.recent.line(
    now - play.playedAt < RECENT_MS ? relativeTime(play.playedAt) : timestamp(play.playedAt, 'f'),
    linkedName('track', play.title, play.spotifyId),
    artistNames(play.artists),
  );

const when = (at: number, now: number): string => timestamp(at, now - at < RECENT_MS ? 't' : 'f');
