import { keyName } from '../../../domain/enrichment/keys.ts';
import type { Settable } from '../../../domain/enrichment/manual.ts';
import type { EnrichmentField, EnrichmentSource } from '../../../domain/enrichment/values.ts';

const fields: Record<EnrichmentField, string> = {
  genres: 'Genres',
  styles: 'Styles',
  moods: 'Moods',
  tags: 'Tags',
  bpm: 'BPM',
  key: 'Key',
  energy: 'Energy',
  danceability: 'Danceability',
  valence: 'Mood',
  acousticness: 'Acoustic',
  instrumentalness: 'Instrumental',
  loudness: 'Loudness',
  language: 'Language',
  label: 'Label',
  releaseDate: 'Released',
  isrc: 'ISRC',
  explicit: 'Explicit',
  durationMs: 'Length',
  version: 'Version',
};

/** Sources that are no providers. */
const voices: Partial<Record<EnrichmentSource, string>> = { manual: 'you', title: 'the title' };

const settable: Record<Settable, string> = {
  bpm: 'BPM',
  key: 'Key',
  genre: 'Genre',
  mood: 'Mood',
  energy: 'Energy',
  label: 'Label',
  language: 'Language',
  released: 'Release date',
};

/** By the kind of version that a title names. */
const versions: Readonly<Record<string, string>> = {
  original: 'original',
  extended: 'extended mix',
  radio: 'radio edit',
  club: 'club mix',
  dub: 'dub',
  instrumental: 'instrumental',
  acapella: 'a cappella',
  vip: 'VIP mix',
  remix: 'remix',
  rework: 'rework',
  edit: 'edit',
  bootleg: 'bootleg',
  mashup: 'mashup',
  live: 'live',
  acoustic: 'acoustic',
  demo: 'demo',
  remaster: 'remaster',
  mixed: 'part of a mix',
  sped_up: 'sped up',
  slowed: 'slowed',
  cover: 'cover',
  karaoke: 'karaoke',
  re_recorded: 're-recorded',
  other: 'another version',
};

/** `/track`. Names are escaped, numbers and times formatted already. */
export const tracks = {
  command: 'What is known about a track, and your own word on it',
  subs: {
    show: 'BPM, key, genres and more, and who says so',
    stats: 'How often, how long, since when: your listening to one track',
    tag: 'Put a tag of your own on a track',
    untag: 'Take a tag of yours off a track',
    set: 'Say yourself what a track is; your word counts for you',
    merge: 'Two tracks are the same performance: count them as one',
    split: 'A track is not the same performance: count it by itself',
    corrections: 'Your merges and splits, each with a way back',
  },
  options: {
    track: 'Which track: type a part of its title or artist',
    other: 'The other track',
    tag: 'The tag, such as warm-up',
    bpm: 'Beats per minute, such as 128',
    key: 'The key: 8A, 1m, Am or A minor',
    genre: 'Genre or style; several with commas',
    mood: 'Mood; several with commas',
    energy: 'From 0 (calm) to 100 (full power)',
    label: 'The label it came out on',
    language: 'The language it is sung in, or none',
    released: 'Release date: 2026-11-20, 2026-11 or 2026',
    clear: 'Take your own word back',
  },
  choice: (title: string, artists: string) => `${title} – ${artists}`,
  choiceAmong: (title: string, artists: string, rest: readonly string[]) =>
    `${title} – ${artists} · ${rest.join(', ')}`,
  titleAmong: (title: string, rest: readonly string[]) => `${title} (${rest.join(', ')})`,
  settable,
  fields,
  voices,
  versions,

  cover: (title: string, artists: string) => `Cover of ${title} by ${artists}`,
  by: (artists: string, album: string | null, label: string | null) =>
    [artists, album, label].filter((part) => part !== null).join(' · '),
  bpm: (value: string) => `**${value} BPM**`,
  key: (camelot: string, name: string) => `**${camelot}** (${name})`,
  keyName,
  keyLong: (camelot: string, open: string, name: string) => `${camelot} · ${open} · ${name}`,
  released: (date: string) => `out ${date}`,
  explicit: 'explicit',
  notExplicit: 'not explicit',
  energy: (bar: string, percent: string) => `\`${bar}\` ${percent} energy`,
  danceable: (percent: string) => `${percent} danceable`,
  bright: (percent: string) => `${percent} bright`,
  sung: (language: string) => `sung in ${language}`,
  noWords: 'no words',
  versionBy: (kind: string, names: string) => `${kind} by ${names}`,
  loudness: (value: string) => `${value} dB`,
  tags: (tags: string) => `Tags: ${tags}`,
  own: (words: string) => `You said: ${words}`,
  ownWord: (field: string, value: string) => `${field} ${value}`,
  disagree: (names: string) => `Sources disagree about: ${names}`,
  same: (count: number) =>
    count === 1
      ? 'Another Spotify track is the same performance.'
      : `${count} other Spotify tracks are the same performance.`,
  nothing: 'Nobody has said anything about this track yet.',
  asking: 'Segue is asking around just now; come back in a moment.',
  askingLater: 'Segue asks around every night, and now if you run `/jobs run external`.',

  saidTitle: (title: string) => `${title}: who said what`,
  said: (field: string, value: string, source: string) => `**${field}** ${value} · ${source}`,
  sure: (percent: string, when: string) => `, ${percent} sure, ${when}`,
  since: (when: string) => `, ${when}`,
  agreeing: (names: string) => ` ✓ ${names}`,
  otherwise: (value: string, source: string) => `${value} (${source})`,
  otherwiseLine: (parts: string) => `-# but: ${parts}`,
  none: 'none',
  saidNothing: 'Nobody has said anything yet.',
  saidOrder:
    'The most trusted source counts; genres, styles and moods are weighed together. Your word always wins.',

  sameTitle: 'The same performance',
  sameSays: (title: string) => `For you these count as one with **${title}**:`,
  sameNone: (title: string) =>
    `**${title}** stands for itself. \`/track merge\` puts it together with another track.`,
  sameLine: (title: string, artists: string, album: string | null) =>
    album === null ? `• ${title} · ${artists}` : `• ${title} · ${artists} · ${album}`,
  more: (count: string) => `and ${count} more`,

  changed: 'Noted. Only you see it.',
  undone: 'Taken back.',
  changedSince: 'That was changed again since, so nothing was taken back.',

  merged: {
    title: 'Counted as one',
    says: (one: string, other: string) =>
      `**${one}** and **${other}** are the same performance for you from now on, whatever later syncs bring.`,
    already: (one: string, other: string) => `**${one}** and **${other}** count as one already.`,
  },
  split: {
    title: 'Counted by itself',
    says: (one: string) => `**${one}** stands for itself for you from now on, whatever later syncs bring.`,
    already: (one: string) => `**${one}** stands for itself already.`,
  },
  corrections: {
    title: 'Your corrections',
    none: 'You have not merged or split anything. Segue groups tracks with the same ISRC, title and length; where it is wrong, `/track merge` and `/track split` put it right.',
    merge: (one: string, other: string) => `**${one}** and **${other}** count as one`,
    split: (one: string) => `**${one}** stands for itself`,
    line: (what: string, when: string) => `${what} · ${when}`,
    undone: 'Taken back. Both count as they do for everybody.',
  },

  saidButton: 'Who said what',
  sameButton: 'Same performance',
  splitButton: 'Count by itself',
  back: 'Back to the track',
  undo: 'Undo',
  open: 'Open in Spotify',
  correctionsButton: 'Your corrections',
};
