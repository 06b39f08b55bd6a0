import type { FirstKind } from '../../../domain/statistics/firsts.ts';
import type { GapKind, Silence } from '../../../domain/statistics/silence.ts';

const counted = (count: number, text: string, one: string, many: string): string =>
  `${text} ${count === 1 ? one : many}`;

const silences: Record<Silence, string> = { '6m': '6 months', '1y': '1 year', '2y': '2 years' };
const gapKinds: Record<GapKind, string> = { tracks: 'Tracks', artists: 'Artists' };
const firstKinds: Record<FirstKind, string> = {
  track: 'The first time you heard a track',
  artist: 'The first time you heard an artist, and with which track',
  album: 'The first time you heard an album',
  label: 'The first time you heard a label',
  year: 'What you heard for the first time in a year',
};

/** Looking back: `/recap`, `/milestones`, `/gaps`, `/first`, `/artist`, `/track stats`. Names are escaped already. */
export const lookBack = {
  share: 'Share here',
  plays: (count: number, text: string) => counted(count, text, 'play', 'plays'),
  by: (name: string, artists: string) => `${name} · ${artists}`,

  notYet: {
    title: 'Nothing to look back on yet',
    nothing:
      'Segue has no play of yours. Two ways to change that: `/link` keeps what you play from now on, `/import start` brings your whole history from Spotify’s export.',
    countingTitle: 'Your plays are being counted',
    counting: 'That takes a moment after an import or a change of time zone. Ask again in a minute.',
  },

  recap: {
    command: 'Your month or year in music, as a card to share',
    monthCommand: 'A month: minutes, favourites, discoveries',
    yearCommand: 'A year: minutes, favourites, discoveries',
    month: 'Which month, such as 2026-03; the last one if left out',
    year: 'Which year, such as 2026; the last one if left out',
    title: (when: string) => `Your ${when}`,
    publicTitle: (name: string, when: string) => `${name}: ${when}`,
    soFar: (when: string) => `${when} so far`,
    empty: (when: string) => `Nothing was heard in ${when}, as far as Segue knows.`,
    cardOf: { month: 'A month in music', year: 'A year in music' },
    minutes: 'minutes',
    playsLabel: 'plays',
    discoveries: 'discoveries',
    streak: 'days in a row',
    tracks: 'Top tracks',
    artists: 'Top artists',
    genres: 'Top genres',
    headline: (minutes: string, plays: string, days: string) => `**${minutes}** in ${plays}, on ${days}.`,
    minutesOf: (count: number, text: string) => counted(count, text, 'minute', 'minutes'),
    daysOf: (count: number, text: string) => counted(count, text, 'day', 'days'),
    more: (percent: string) => `That is ${percent} more than the time before.`,
    less: (percent: string) => `That is ${percent} less than the time before.`,
    row: (rank: number, name: string, plays: string) => `${rank}. ${name} · ${plays}`,
    genre: (name: string, plays: string) => `${name} (${plays})`,
    list: (heading: string, names: string) => `**${heading}** ${names}`,
    found: (count: string, best: string | null) =>
      best === null ? `**New to you** ${count}` : `**New to you** ${count}, above all ${best}`,
    tracksOf: (count: number, text: string) => counted(count, text, 'track', 'tracks'),
    streakLine: (days: string) => `**Longest streak** ${days}`,
    busiest: (day: string, minutes: string) => `**Busiest day** ${day}, ${minutes}`,
    hour: (from: string, to: string) => `**Your hour** ${from} to ${to}`,
    whole: (year: string) => `All of ${year}`,
  },

  milestones: {
    command: 'Your 1 000th, 10 000th … play: which track, and when',
    title: 'Your milestones',
    publicTitle: (name: string) => `${name}: milestones`,
    total: (plays: string) => `**${plays}** so far.`,
    line: (n: string, name: string, when: string) => `**${n}** · ${name} · ${when}`,
    first: 'The very first',
    nth: (n: string) => `Play ${n}`,
    gone: 'a track that is gone',
    next: (n: string, missing: string) => `Next: play **${n}**, ${missing} to go`,
    about: (when: string) => `about ${when} at the pace of the last three months`,
    quiet: 'when something is played again',
  },

  gaps: {
    command: 'Loved once, not heard for long',
    kind: 'Tracks or artists',
    silence: 'For how long not heard',
    kinds: gapKinds,
    silences,
    title: (kind: GapKind, silence: Silence) =>
      `${gapKinds[kind]} you loved, silent for ${silences[silence]}`,
    publicTitle: (name: string, kind: GapKind, silence: Silence) =>
      `${name}: loved ${gapKinds[kind].toLowerCase()}, silent for ${silences[silence]}`,
    row: (rank: number, name: string, plays: string, last: string) =>
      `**${rank}** · ${name} · ${plays}, last ${last}`,
    card: (silence: Silence) => `Loved once, silent for ${silences[silence]}`,
    byLast: (artists: string, when: string) => `${artists} · last ${when}`,
    empty: (least: string) =>
      `Nothing: whatever you played at least ${least} times you have heard since. Try a shorter silence, or bring your whole history with \`/import start\`.`,
    total: (kind: GapKind, count: number, text: string) =>
      `${counted(count, text, kind === 'tracks' ? 'track' : 'artist', gapKinds[kind].toLowerCase())} in all. A rule brings them back: \`last played more than 365 days ago\` in \`/rules new\`.`,
  },

  first: {
    command: 'The first time you heard something',
    kinds: firstKinds,
    option: {
      track: 'Which track: type a part of its title or artist',
      artist: 'Which artist: type a part of the name',
      album: 'Which album: type a part of its name or artist',
      label: 'Which label: type a part of its name',
      year: 'Which year, such as 2024; this one if left out',
    },
    title: (name: string) => `First time: ${name}`,
    yearTitle: (year: string) => `New to you in ${year}`,
    publicTitle: (who: string, name: string) => `${who}, first time: ${name}`,
    publicYear: (who: string, year: string) => `${who}: discovered in ${year}`,
    track: (when: string, ago: string, plays: string) =>
      `You heard it first on ${when} (${ago}). Since then ${plays}.`,
    publicTrack: (when: string, ago: string, plays: string) =>
      `First heard on ${when} (${ago}). Since then ${plays}.`,
    began: (name: string, when: string, ago: string) => `It began with ${name} on ${when} (${ago}).`,
    count: (count: number, text: string) => counted(count, text, 'track', 'tracks'),
    totals: (count: string) => `${count} heard for the first time.`,
    row: (when: string, name: string, plays: string) => `${when} · ${name} · ${plays}`,
    never:
      'No play yet, as far as Segue knows: what was skipped within half a minute does not count. `/import start` brings what was before.',
    emptyYear: (year: string) => `Nothing was new to you in ${year}, as far as Segue knows.`,
    orders: { date: 'By date', plays: 'What stayed' },
  },

  journey: {
    line: (plays: string, time: string) => `**${plays}** · ${time} heard`,
    dates: (first: string, last: string) => `First ${first} · last ${last}`,
    peak: (month: string, plays: string) => `**Peak** ${month}, ${plays}`,
    skips: (count: number, text: string, share: string) =>
      `**Skipped** ${counted(count, text, 'time', 'times')} (${share})`,
    never: 'No play yet, as far as Segue knows. What was skipped within half a minute does not count.',
    byMonth: 'Plays a month',
    yourPlays: 'Plays',
  },

  track: {
    heard: (share: string, whole: string, known: string) =>
      `**Heard** ${share} of it on average, to the end ${whole} of ${known} times`,
    together: (count: string) => `${count} tracks count as this one.`,
    card: 'About the track',
    first: 'First time',
    button: 'My listening',
    title: (name: string) => name,
    publicTitle: (who: string, name: string) => `${who}: ${name}`,
  },

  artist: {
    command: 'Your listening to one artist: plays, place, favourites, discovery',
    option: 'Which artist: type a part of the name',
    title: (name: string) => name,
    publicTitle: (who: string, name: string) => `${who}: ${name}`,
    rank: (rank: string, all: string) => `Your number **${rank}** of ${all} artists`,
    publicRank: (rank: string, all: string) => `Number **${rank}** of ${all} artists`,
    began: (name: string) => `It began with ${name}.`,
    tracks: 'Top tracks',
    albums: 'Top albums',
    row: (rank: number, name: string, plays: string) => `${rank}. ${name} · ${plays}`,
    discovered: (total: string, years: string) => `**Discovered** ${total} · by year: ${years}`,
    tracksOf: (count: number, text: string) => counted(count, text, 'track', 'tracks'),
    year: (year: string, count: string) => `${year} ${count}`,
    until: (year: string) => `until ${year}`,
    first: 'First times',
    portrait: (name: string) => `Picture of ${name}`,
  },
};
