import type { BoardWindow, Measure } from '../../../domain/server/boards.ts';
import type { SubjectKind } from '../../../domain/server/subjects.ts';

/** What members of a server see of one another. Names are mentions or escaped, numbers are formatted already. */

const things: Readonly<Record<SubjectKind, string>> = {
  artist: 'artist',
  album: 'album',
  track: 'track',
  genre: 'genre',
};

const measures: Readonly<Record<Measure, string>> = {
  plays: 'Plays',
  minutes: 'Listening time',
  artists: 'New artists',
  streak: 'Days in a row',
};

const windows: Readonly<Record<BoardWindow, string>> = {
  week: 'this week',
  month: 'this month',
  year: 'this year',
  all: 'of all time',
};

const many = (count: number, one: string, more: string): string => (count === 1 ? one : more);

export const server = {
  /** Instead of a message of which nothing is left. */
  emptied: 'Whoever stood here does not show their name in this server any more.',
  who: {
    command: 'Who in this server knows it, and how well',
    subs: {
      artist: 'Who knows this artist',
      album: 'Who knows this album',
      track: 'Who knows this track',
      genre: 'Who listens to this genre',
    } satisfies Record<SubjectKind, string>,
    options: {
      artist: 'An artist; without one the artist you played last',
      album: 'An album; without one the album you played last',
      track: 'A track; without one the track you played last',
      genre: 'A genre; without one the genre of the track you played last',
    } satisfies Record<SubjectKind, string>,
    /** @param name safe, bold */
    title: (name: string) => `Who knows ${name}?`,
    by: (name: string, artists: string) => `${name} by ${artists}`,
    none: (kind: SubjectKind) => `None of us has heard this ${things[kind]}. Be the first.`,
    /** Somebody has, but nobody who shows their name. */
    unnamed: 'Nobody who shows their name here has heard it.',
    listen: 'Listen on Spotify',
  },
  plays: (count: number, text: string) => many(count, '1 play', `${text} plays`),
  days: (count: number, text: string) => many(count, '1 day', `${text} days`),
  artists: (count: number, text: string) => many(count, '1 new artist', `${text} new artists`),
  /** A place in a list. @param who a mention */
  row: (place: string, who: string, value: string) => `${place} ${who} · ${value}`,
  counted: (count: string) => `and ${count} more, who are counted without their names`,
  own: {
    named: (place: string, value: string) => `You: place ${place} with ${value}.`,
    hidden: (place: string, value: string) =>
      `You: ${value}. With your name you would be on place ${place}; nobody else sees this.`,
    nothing: 'You: nothing yet.',
    /** Leaderboards know only those who are counted. */
    off: 'You are not counted in this server, so you stand on none of its lists.',
  },
  asOf: (when: string) => `New plays are counted every ten minutes; the oldest number here is from ${when}.`,
  share: 'Share here',
  shared: 'It will be here in a moment. Who takes their name back disappears from it.',
  showMe: 'Show me by name',
  top: {
    command: 'Who and what this server listens to',
    subs: {
      top: 'Who listened most, discovered most, or goes on longest',
      charts: 'What this server plays, week by week',
    },
    options: {
      by: 'What to rank by; plays without it',
      time: 'When; this week without it',
      list: 'Tracks or artists; tracks without it',
      week: 'A week, like 2026-W47; without it the latest',
    },
    measures,
    windows,
    lists: { tracks: 'Tracks', artists: 'Artists' },
    title: (measure: Measure, window: BoardWindow) =>
      measure === 'streak'
        ? window === 'all'
          ? 'Longest run of days with music'
          : 'Days in a row with music'
        : `${measures[measure]} ${windows[window]}`,
    none: 'Nobody who shows their name in this server stands on this list yet. `/privacy server named` puts you on it.',
    pick: 'What to rank by',
  },
  crowns: {
    command: 'Who plays which artist most in this server',
    subs: {
      member: 'The crowns of somebody, or yours',
      artist: 'Who holds the crown of an artist, and who held it',
      top: 'Who holds the most crowns',
    },
    options: {
      person: 'Whose crowns; yours without it',
      artist: 'An artist; without one the artist you played last',
    },
    title: (who: string) => `Crowns of ${who}`,
    held: (count: number, text: string) => many(count, '1 crown', `${text} crowns`),
    none: (least: string) =>
      `No crowns. Whoever plays an artist most in this server, ${least} times or more, holds the artist’s crown.`,
    /** The member is not shown by name. */
    hidden: 'Whoever does not show their name in this server holds no crowns.',
    ownHidden: 'Only members who show their name hold crowns: `/privacy server named` does that.',
    crown: (artist: string, plays: string, since: string) => `👑 ${artist} · ${plays} · since ${since}`,
    lately: 'Lately',
    taken: (artist: string, when: string) => `＋ ${artist}, taken ${when}`,
    lost: (artist: string, when: string) => `－ ${artist}, lost ${when}`,
    artistTitle: (artist: string) => `The crown of ${artist}`,
    reign: (who: string, plays: string, since: string) => `👑 ${who} · ${plays} · since ${since}`,
    past: (who: string, plays: string, from: string, to: string) =>
      `${who} · ${plays} · from ${from} to ${to}`,
    free: (least: string) => `Nobody holds it: it takes ${least} plays and a name that is shown.`,
    topTitle: 'Most crowns',
    topNone: 'Nobody holds a crown in this server yet.',
  },
};
