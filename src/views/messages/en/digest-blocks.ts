import type { DigestBlockKind, ReleaseSource } from '../../../domain/digests/blocks.ts';
import type { DigestCadence } from '../../../domain/digests/words.ts';

const times = (plays: number): string => (plays === 1 ? 'play' : 'plays');

/** What the blocks of digests say. Names are escaped, numbers and dates formatted already. */
export const digestBlocks = {
  names: {
    server_week: 'What this server played',
    personal_week: 'What you played',
    chart_movers: 'Who moves on a chart',
    new_releases: 'New releases',
    radar: 'New from artists who are played',
    curation: 'Your weeks to sort',
  } satisfies Record<DigestBlockKind, string>,
  about: {
    server_week: 'Of everybody who agreed to be counted, without names',
    personal_week: 'Your tracks, your artists, your hours',
    chart_movers: 'Who climbed most and who is new',
    new_releases: 'What came out, whoever it is by',
    radar: 'What came out by artists you or people here listen to',
    curation: 'What is left in the styles you follow',
  } satisfies Record<DigestBlockKind, string>,

  serverWeek: {
    picture: {
      daily: 'The server’s day',
      weekly: 'The server’s week',
      monthly: 'The server’s month',
    } satisfies Record<DigestCadence, string>,
    value: (plays: number, text: string) => `${text} ${times(plays)}`,
    people: (count: number, text: string) => (count === 1 ? '1 person' : `${text} people`),
  },

  personal: {
    titles: {
      daily: 'Your day',
      weekly: 'Your week in music',
      monthly: 'Your month in music',
    } satisfies Record<DigestCadence, string>,
    picture: 'When you listened',
    total: (plays: string, time: string) => `${plays}, ${time} of music`,
    more: (percent: string) => `${percent} more than the time before`,
    less: (percent: string) => `${percent} less than the time before`,
    track: (name: string, artists: string, plays: string) => `🎵 ${name} · ${artists}: ${plays}`,
    artist: (name: string, plays: string) => `🎤 ${name}: ${plays}`,
    discovered: (count: number, text: string) =>
      count === 1 ? '1 track that you never heard before' : `${text} tracks that you never heard before`,
  },

  charts: {
    title: (chart: string) => `Who moves: ${chart}`,
    up: (rank: number, before: number, name: string, artists: string | null) =>
      `▲ ${name}${artists === null ? '' : ` · ${artists}`}: from ${before} to ${rank}`,
    fresh: (rank: number, name: string, artists: string | null) =>
      `✦ ${name}${artists === null ? '' : ` · ${artists}`}: new at ${rank}`,
    back: (rank: number, name: string, artists: string | null) =>
      `↻ ${name}${artists === null ? '' : ` · ${artists}`}: back at ${rank}`,
    was: (before: number) => `was ${before}`,
    isNew: 'new',
    isBack: 'back',
    counts: (climbed: string, fresh: string) => `${climbed} climbed, ${fresh} are new or back`,
    since: (when: string) => `compared with ${when}`,
  },

  releases: {
    titles: { daily: 'Out today', weekly: 'Out this week', monthly: 'Out this month' } satisfies Record<
      DigestCadence,
      string
    >,
    radarTitles: {
      channel: 'New from artists people here play',
      member: 'New from artists you play',
    },
    line: (name: string, artists: string, facts: string) => `${name} · ${artists} · ${facts}`,
    people: (count: number, text: string) =>
      count === 1 ? '1 person here plays them' : `${text} people here play them`,
    total: (count: number, text: string) => (count === 1 ? '1 release' : `${text} releases`),
    sources: {
      listenbrainz: 'known by ListenBrainz',
      spotify: 'known by Spotify',
    } satisfies Record<ReleaseSource, string>,
  },

  curation: {
    title: 'Your weeks to sort',
    picture: 'From Bronze to Gold',
    pictureOf: 'Weeks that are open',
    line: (week: string, left: string, total: string) => `${week}: ${left} of ${total} left`,
    sorted: (week: string) => `${week}: everything is sorted`,
    more: (count: number) => (count === 1 ? 'and one more week' : `and ${count} more weeks`),
    waiting: (count: number, text: string) =>
      count === 1 ? '1 is not on Spotify yet' : `${text} are not on Spotify yet`,
  },

  post: {
    failed: (blocks: string) =>
      `Left out this time, because something broke: ${blocks}. Whoever runs this bot can see why.`,
    nothingAtAll: 'Nothing could be put together this time.',
    emptied: 'Here stood what people listened to. Those who were counted in it have taken that back.',
    isTest: 'A test, posted by somebody who manages this digest. It tells of the time up to now.',
    ownTest: 'A test, as you asked for. It tells of the time up to now.',
  },
};
