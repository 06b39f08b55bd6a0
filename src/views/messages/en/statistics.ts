import type { StatsLook } from '../../../domain/statistics/overview.ts';
import type { TopKind } from '../../../domain/statistics/tops.ts';

const counted = (count: number, text: string, one: string, many: string): string =>
  `${text} ${count === 1 ? one : many}`;

const kinds: Record<TopKind, string> = {
  tracks: 'Tracks',
  artists: 'Artists',
  albums: 'Albums',
  genres: 'Genres',
  labels: 'Labels',
};
const found: Record<TopKind, readonly [one: string, many: string]> = {
  tracks: ['track', 'tracks'],
  artists: ['artist', 'artists'],
  albums: ['album', 'albums'],
  genres: ['genre', 'genres'],
  labels: ['label', 'labels'],
};
const looks: Record<StatsLook, string> = {
  clock: 'Clock',
  week: 'Week',
  calendar: 'Calendar',
  river: 'Genres over time',
};

/** `/stats` and top lists from plays. Names from outside are escaped already. */
export const statistics = {
  windowOption: 'How far back: 7d, 30d, 6m, 1y, all, 2025, 2025-03 or 2025-03-01..2025-03-14',
  windowPick: 'Another time',
  windowNames: {
    days: (count: number) => (count === 1 ? 'today' : `last ${count} days`),
    months: (count: number) => (count === 1 ? 'last month' : `last ${count} months`),
    years: (count: number) => (count === 1 ? 'last 12 months' : `last ${count} years`),
    all: 'all time',
  },
  share: 'Share here',
  mine: 'Show mine',
  gaps: (count: number, text: string, missing: string | null) =>
    `⚠️ ${counted(count, text, 'stretch', 'stretches')} in this time may miss plays${missing === null ? '' : `, about ${missing} of music in all`}. An import of your history fills them.`,

  top: {
    kinds,
    titles: (kind: TopKind, window: string) => `Your top ${found[kind][1]} · ${window}`,
    publicTitles: (name: string, kind: TopKind, window: string) =>
      `${name}: top ${found[kind][1]} · ${window}`,
    pictureTitle: (kind: TopKind) => `Your top ${found[kind][1]}`,
    publicPictureTitle: (name: string, kind: TopKind) => `${name}: top ${found[kind][1]}`,
    line: (rank: number, name: string, plays: string) => `**${rank}** · ${name} · ${plays}`,
    lineBy: (rank: number, name: string, artists: string, plays: string) =>
      `**${rank}** · ${name} · ${artists} · ${plays}`,
    moved: (line: string, move: string) => `${line} · ${move}`,
    compared: 'Arrows say what moved since just as much time before.',
    found: (kind: TopKind, count: number, text: string) =>
      `${counted(count, text, ...found[kind])} in all, counted from plays.`,
    empty:
      'No play in this time, as far as Segue knows. Look at a longer time, or import your history: `/import start`.',
    unknown: {
      genres:
        'Nobody knows the genres of what you played in this time yet. They come in while Segue looks tracks up.',
      labels:
        'Nobody knows the labels of what you played in this time yet. They come in while Segue looks tracks up.',
    },
    looks: { list: 'Picture', collage: 'Covers', words: 'Links' },
    spotify: 'Spotify’s list',
    fromPlays: 'From your plays',
    nameless: 'a track that is gone',
  },

  stats: {
    command: 'What your listening comes to: minutes, discoveries, streaks, your hours',
    look: 'Which picture',
    rebuild: 'Count everything anew from your plays, in the background',
    public: 'Show it to everybody here',
    title: (window: string) => `Your listening · ${window}`,
    publicTitle: (name: string, window: string) => `${name}: listening · ${window}`,
    looks,
    pictureTitles: {
      clock: 'When in the day',
      week: 'When in the week',
      calendar: (year: string) => `Day by day in ${year}`,
      river: 'Genres over time',
    },
    headline: (plays: string, minutes: string) => `**${plays}** · **${minutes}** of music`,
    minutes: (count: number, text: string) => counted(count, text, 'minute', 'minutes'),
    perDay: (heard: string, days: string, of: string) =>
      `On ${days} of ${of} days, about ${heard} on each of them`,
    best: (day: string, plays: string) => `Most on ${day}: ${plays}`,
    different: (count: number, text: string) => counted(count, text, 'different track', 'different tracks'),
    discovered: (different: string, fresh: string) => `🆕 ${different}, ${fresh} of them for the first time`,
    onlyDifferent: (different: string) => `🎵 ${different}`,
    streak: (days: number, text: string) => `🔥 ${counted(days, text, 'day', 'days')} in a row`,
    noStreak: '🔥 No streak right now',
    longest: (days: number, text: string, from: string, to: string) =>
      `longest ${counted(days, text, 'day', 'days')} (${from} – ${to})`,
    skips: (percent: string) => `⏭️ ${percent} skipped within half a minute`,
    estimated:
      'Plays that came live count with the whole length of their track: nobody says how much of it was heard. Only imports tell skips.',
    topTracks: 'Top tracks',
    recount: 'Count anew',
    empty: 'No play in this time, as far as Segue knows.',
    noRiver: 'Nobody knows the genres of these plays yet. They come in while Segue looks tracks up.',
  },
};
