import type { AnyField, DateField, FlagField, NumberField, SetField, TextField } from './rule-set.ts';

/** What a number counts: it decides how people write it and how it is printed. */
export type Unit =
  /** 0..1, written as 80%. */
  | 'share'
  /** ms, written as 3:45 or 4 minutes. */
  | 'duration'
  | 'bpm'
  | 'db'
  | 'year'
  | 'days'
  | 'count';

interface Common {
  /** The word in the text form; JSON has the field itself. */
  readonly word: string;
  /** What else people type for it. Case, spaces, hyphens and underscores do not count. */
  readonly aliases: readonly string[];
  /** A condition with it, in the text form. */
  readonly example: string;
}

export interface NumberInfo extends Common {
  readonly type: 'number';
  readonly field: NumberField;
  readonly unit: Unit;
  /** What a value can be, both ends included, in the unit of the candidate (`share` 0..1, `duration` ms). */
  readonly range: readonly [number, number];
  /** A window of time can be asked ("plays in the last 30 days"). */
  readonly windowed: boolean;
}
export interface TextInfo extends Common {
  readonly type: 'text';
  readonly field: TextField;
}
export interface DateInfo extends Common {
  readonly type: 'date';
  readonly field: DateField;
}
export interface SetInfo extends Common {
  readonly type: 'set';
  readonly field: SetField;
  /** Its words have a weight 0..1. */
  readonly weighted: boolean;
}
export interface FlagInfo extends Common {
  readonly type: 'flag';
  readonly field: FlagField;
}
export interface KeyInfo extends Common {
  readonly type: 'key';
  readonly field: 'key';
}

export type FieldInfo = NumberInfo | TextInfo | DateInfo | SetInfo | FlagInfo | KeyInfo;
export type FieldType = FieldInfo['type'];

const text = (field: TextField, word: string, aliases: readonly string[], example: string): TextInfo => ({
  type: 'text',
  field,
  word,
  aliases,
  example,
});
const date = (field: DateField, word: string, aliases: readonly string[], example: string): DateInfo => ({
  type: 'date',
  field,
  word,
  aliases,
  example,
});
const set = (
  field: SetField,
  aliases: readonly string[],
  example: string,
  { weighted = true, word = field }: { weighted?: boolean; word?: string } = {},
): SetInfo => ({
  type: 'set',
  field,
  word,
  aliases,
  example,
  weighted,
});
const flag = (field: FlagField, aliases: readonly string[]): FlagInfo => ({
  type: 'flag',
  field,
  word: field,
  aliases,
  example: `not ${field}`,
});
const number = (
  field: NumberField,
  word: string,
  aliases: readonly string[],
  rest: { unit: Unit; range: readonly [number, number]; windowed?: boolean; example: string },
): NumberInfo => ({ windowed: false, ...rest, type: 'number', field, word, aliases });

const SHARE = { unit: 'share', range: [0, 1] } as const;
const COUNT = { unit: 'count', range: [0, 1_000_000] } as const;
/** A century of listening. */
const LONGEST_PLAYTIME_MS = 100 * 366 * 24 * 3_600_000;
/** Spotify has tracks of many hours, none of a day. */
const LONGEST_TRACK_MS = 24 * 3_600_000;

/** Every field that a rule can name. The order is the order in which people are offered them. */
export const FIELDS: readonly FieldInfo[] = [
  text('title', 'title', ['name', 'track', 'song', 'track name', 'track title'], 'title contains "live"'),
  text('artist', 'artist', ['artists', 'artist name'], 'artist is "Bicep"'),
  text('album', 'album', ['album title', 'album name'], 'album contains "deluxe"'),
  set('genre', ['genres'], 'genre any of ("techno", "house")'),
  set('style', ['styles', 'subgenre', 'sub genre'], 'style is "dub techno"'),
  set('mood', ['moods'], 'mood is "dark"'),
  set('tag', ['tags', 'my tag', 'my tags'], 'tag is "opener"', { weighted: false }),
  number('bpm', 'bpm', ['tempo', 'speed', 'beats per minute'], {
    unit: 'bpm',
    range: [20, 400],
    example: 'bpm 124..132',
  }),
  {
    type: 'key',
    field: 'key',
    word: 'key',
    aliases: ['musical key', 'camelot', 'open key', 'tonality'],
    example: 'key compatible with 8A',
  },
  number('energy', 'energy', [], { ...SHARE, example: 'energy >= 80%' }),
  number('danceability', 'danceability', ['danceable', 'dance'], { ...SHARE, example: 'danceability > 70%' }),
  number('valence', 'valence', ['happiness', 'positivity'], { ...SHARE, example: 'valence < 40%' }),
  number('acousticness', 'acousticness', ['acoustic'], { ...SHARE, example: 'acousticness > 50%' }),
  number('instrumentalness', 'instrumentalness', ['instrumental'], {
    ...SHARE,
    example: 'instrumentalness > 50%',
  }),
  number('loudness', 'loudness', ['loud', 'volume'], {
    unit: 'db',
    range: [-100, 20],
    example: 'loudness > -8',
  }),
  number('duration', 'length', ['duration', 'time', 'track length'], {
    unit: 'duration',
    range: [0, LONGEST_TRACK_MS],
    example: 'length 3:00..6:30',
  }),
  number('year', 'year', ['release year', 'year released'], {
    unit: 'year',
    range: [1000, 2999],
    example: 'year 1990..1999',
  }),
  date('released', 'released', ['release', 'release date', 'came out'], 'released this year'),
  date('added', 'added', ['added at', 'date added', 'saved at'], 'added in the last 2 weeks'),
  number('plays', 'plays', ['played', 'play count', 'plays count', 'times played', 'heard', 'listens'], {
    ...COUNT,
    windowed: true,
    example: 'plays in the last 60 days = 0',
  }),
  date(
    'lastPlayed',
    'last played',
    ['last played at', 'last heard', 'last listened', 'last play'],
    'last played more than 60 days ago',
  ),
  date('firstPlayed', 'first played', ['first heard', 'first play', 'discovered'], 'first played this month'),
  number('skips', 'skips', ['skipped', 'skip count', 'times skipped'], {
    ...COUNT,
    windowed: true,
    example: 'skips this month > 2',
  }),
  date('lastSkipped', 'last skipped', ['last skip'], 'last skipped in the last 7 days'),
  number('skipRate', 'skip rate', ['skip share', 'skip ratio', 'skip percentage'], {
    ...SHARE,
    windowed: true,
    example: 'skip rate < 50%',
  }),
  number('completion', 'completion', ['completion rate', 'heard share'], {
    ...SHARE,
    windowed: true,
    example: 'completion > 90%',
  }),
  number('playtime', 'playtime', ['play time', 'time played', 'listening time', 'time listened'], {
    unit: 'duration',
    range: [0, LONGEST_PLAYTIME_MS],
    windowed: true,
    example: 'playtime this year > 2 hours',
  }),
  number('streak', 'streak', ['day streak', 'days in a row'], {
    unit: 'days',
    range: [0, 100_000],
    example: 'streak >= 3',
  }),
  set('curation', ['curation stage', 'sorted into', 'stage'], 'curation is "gold"', { weighted: false }),
  set('category', ['categories', 'curation category'], 'category is "Peak time"', { weighted: false }),
  set('curatedStyle', ['curation style', 'sorted style'], 'curated style is "Techno"', {
    weighted: false,
    word: 'curated style',
  }),
  set('curatedWeek', ['curation week', 'sorted week'], 'curated week is "2026-W47"', {
    weighted: false,
    word: 'curated week',
  }),
  text('label', 'label', ['record label', 'publisher'], 'label is "Ostgut Ton"'),
  text('language', 'language', ['lang', 'lyrics language'], 'language is "de"'),
  text('version', 'version', ['version kind'], 'version is "extended"'),
  text('remixer', 'remixer', ['remixers', 'remixed by', 'remix by'], 'remixer is "Four Tet"'),
  text('isrc', 'isrc', [], 'isrc starts with "DE"'),
  number('artistCount', 'artist count', ['number of artists', 'artists count'], {
    ...COUNT,
    example: 'artist count >= 2',
  }),
  flag('explicit', ['is explicit', 'parental advisory']),
  flag('local', ['local file', 'is local', 'local files']),
  date('now', 'now', ['today', 'current time', 'the time'], 'now on a weekend'),
];

const byField: ReadonlyMap<AnyField, FieldInfo> = new Map(FIELDS.map((info) => [info.field, info]));

/** How names are compared: case, spaces, hyphens and underscores do not count. */
export const nameKey = (name: string): string => name.toLowerCase().replace(/[\s_-]+/gu, '');

const byName: ReadonlyMap<string, FieldInfo> = new Map(
  [...FIELDS].flatMap((info) =>
    [info.field, info.word, ...info.aliases].map((name) => [nameKey(name), info] as const),
  ),
);

/** The field of a name, its text word or an alias; undefined for what is none. */
export const fieldNamed = (name: string): FieldInfo | undefined => byName.get(nameKey(name));

/** What is known about a field; every field of the union is in the table (tested). */
export const fieldInfo = (field: AnyField): FieldInfo => {
  const info = byField.get(field);
  if (info === undefined) throw new Error(`No field ${field}`);
  return info;
};

/** The same for a field of numbers, with its unit and range. */
export const numberInfo = (field: NumberField): NumberInfo => {
  const info = fieldInfo(field);
  if (info.type !== 'number') throw new Error(`${field} is no number`);
  return info;
};

/** Every name that somebody may have meant, for the nearest one. */
export const FIELD_NAMES: readonly string[] = FIELDS.flatMap(({ word, aliases }) => [word, ...aliases]);
