import type { ArtistMatch } from './artists.ts';
import type { TitleMatch } from './compare-title.ts';
import type { VersionMatch } from './compare-version.ts';
import { type Context, corroborates } from './context.ts';
import type { DurationMatch } from './duration.ts';
import type { Cap, CapKind } from './reasons.ts';

/** Everything that was compared about a pair. */
export interface Findings {
  readonly title: TitleMatch;
  readonly artists: ArtistMatch;
  readonly version: VersionMatch;
  readonly duration: DurationMatch;
  readonly context: Context;
  readonly isrc: 'same' | 'different' | 'unknown';
  /** Both claim a version that names a recording by itself: the same remix, both extended, … */
  readonly named: boolean;
}

/**
 * The highest score that each flaw leaves, without and with the same ISRC. From 0.90 a pair is accepted, from 0.75 a
 * person is asked; so 0.85 means "ask" and 0.6 "no". A shared code lifts what is missing, unclear or written
 * differently; it never outweighs another song or another version, because codes are shared by mistake.
 */
const limits: Readonly<Record<CapKind, { readonly text: number; readonly isrc: number }>> = {
  title_differs: { text: 0.5, isrc: 0.8 },
  title_close: { text: 0.86, isrc: 1 },
  title_unreadable: { text: 0.8, isrc: 1 },
  numbers_differ: { text: 0.5, isrc: 0.6 },
  subtitle_one_sided: { text: 0.86, isrc: 1 },
  artists_differ: { text: 0.45, isrc: 0.8 },
  artists_partly: { text: 0.86, isrc: 1 },
  artists_unknown: { text: 0.86, isrc: 1 },
  remixer_as_artist: { text: 0.86, isrc: 1 },
  version_differs: { text: 0.5, isrc: 0.8 },
  length_differs: { text: 0.85, isrc: 1 },
  length_unnamed: { text: 0.85, isrc: 1 },
  detail_differs: { text: 0.5, isrc: 0.7 },
  remix_one_sided: { text: 0.5, isrc: 0.8 },
  remixers_differ: { text: 0.5, isrc: 0.6 },
  remixer_unnamed: { text: 0.86, isrc: 1 },
  remixer_similar: { text: 0.86, isrc: 1 },
  edition_differs: { text: 0.86, isrc: 1 },
  duration_close: { text: 0.88, isrc: 1 },
  duration_apart: { text: 0.76, isrc: 0.86 },
  duration_far: { text: 0.6, isrc: 0.76 },
  duration_unknown: { text: 0.88, isrc: 1 },
  isrc_conflict: { text: 0.88, isrc: 1 },
  common_title: { text: 0.85, isrc: 1 },
};

/** Flaws that make it another song or version: an ISRC outweighs one of them at most, and only when the rest agrees. */
const grave: ReadonlySet<CapKind> = new Set([
  'title_differs',
  'numbers_differ',
  'artists_differ',
  'version_differs',
  'detail_differs',
  'remix_one_sided',
  'remixers_differ',
]);
/** Both titles can be read, and name two songs: no code, length or artist makes them one where nobody is asked. */
export const isOtherSong = (kind: CapKind): boolean => kind === 'title_differs' || kind === 'numbers_differ';
/** What a grave flaw leaves when something else is off, too. */
const HOPELESS = 0.5;
/** Every further flaw takes this much: two reasons to doubt are more than one. */
const FURTHER = 0.04;

/** All flaws of a pair with the limits they set, in a fixed order. */
export const capsOf = (found: Findings): readonly Cap[] => {
  const kinds: CapKind[] = [];
  const flaw = (kind: CapKind | null): void => {
    if (kind !== null) kinds.push(kind);
  };
  flaw(titleFlaw(found));
  flaw(subtitleFlaw(found));
  flaw(artistsFlaw(found));
  flaw(versionFlaw(found));
  flaw(durationFlaw(found));
  if (found.isrc === 'different' && !isClearWithoutIsrc(found)) kinds.push('isrc_conflict');
  if (found.title.common && !isTheSameOccasion(found)) kinds.push('common_title');
  if (kinds.length === 0) return NONE;
  return kinds.map((kind) => ({ kind, limit: limitOf(kind, kinds, found) }));
};

const NONE: readonly Cap[] = [];

/** The score that all flaws together leave. */
export const ceiling = (caps: readonly Cap[]): number => {
  if (caps.length === 0) return 1;
  let least = 1;
  let flaws = 0;
  for (const { limit } of caps) {
    if (limit < least) least = limit;
    if (limit < 1) flaws += 1;
  }
  return least - FURTHER * Math.max(0, flaws - 1);
};

const limitOf = (kind: CapKind, kinds: readonly CapKind[], found: Findings): number => {
  const { text, isrc } = limits[kind];
  const sameLength = found.duration.band === 'same';
  if ((kind === 'length_differs' || kind === 'length_unnamed') && !sameLength) {
    return found.duration.band === 'unknown' ? 0.76 : 0.6;
  }
  if (found.isrc !== 'same') return text;
  if (grave.has(kind)) {
    const alone = kinds.every((other) => other === kind || !grave.has(other));
    return alone && sameLength ? isrc : HOPELESS;
  }
  if (kind === 'duration_apart' && (found.duration.deltaMs ?? 0) <= 10_000) return 1;
  return isrc === 1 && leansOnCode(kind, found) ? text : isrc;
};

/** When titles cannot be compared the artists and the length must speak for the pair, and the other way round. */
const leansOnCode = (kind: CapKind, { title, artists, duration }: Findings): boolean => {
  if (kind === 'title_unreadable') {
    return artists.value < 0.85 || (duration.band !== 'same' && duration.band !== 'close');
  }
  if (kind === 'artists_unknown' || kind === 'artists_partly' || kind === 'remixer_as_artist') {
    return title.value < 0.9 || duration.band === 'far';
  }
  return false;
};

const titleFlaw = (found: Findings): CapKind | null => {
  const { title, duration, artists, context } = found;
  const fits =
    artists.value >= 0.9 && duration.deltaMs !== null && duration.deltaMs <= 1_500 && corroborates(context);
  switch (title.how) {
    case 'equal':
    case 'script':
    case 'spelling':
      return null;
    case 'slip':
      return fits || (title.letters >= LONG_SLIP && isWithin(found, 1_000)) ? null : 'title_close';
    case 'sound':
      return fits || isWithin(found, 1_000) ? null : 'title_unreadable';
    case 'near':
      return 'title_close';
    case 'unreadable':
      return fits ? null : 'title_unreadable';
    case 'numbers':
      return 'numbers_differ';
    case 'different':
      return 'title_differs';
  }
};

/** In titles of so many letters a slip is likelier than another title. */
const LONG_SLIP = 12;

/** The same artists, and a length that is no accident. */
const isWithin = ({ artists, duration }: Findings, ms: number): boolean =>
  artists.value >= 0.9 && duration.deltaMs !== null && duration.deltaMs <= ms;

/** How far lengths may be apart for a bracket to be left out by one side, in ms. */
const allowedFor = { noise: 2_000, phrase: 1_500, word: 700, name: -1 } as const;

const subtitleFlaw = ({ title, duration, artists }: Findings): CapKind | null => {
  const { subtitle } = title;
  if (subtitle === 'none') return null;
  if (subtitle === 'mix') return 'version_differs';
  const allowed = allowedFor[subtitle];
  const explained = duration.deltaMs !== null && duration.deltaMs <= allowed && artists.value >= 0.9;
  if (subtitle === 'word' && artists.missing > 0) return 'subtitle_one_sided';
  return explained ? null : 'subtitle_one_sided';
};

const artistsFlaw = ({ artists, title, version, duration, context }: Findings): CapKind | null => {
  const { how, value } = artists;
  if (artists.alone && how !== 'different' && !corroborates(context)) return 'artists_partly';
  switch (how) {
    case 'equal':
    case 'alike':
      return null;
    case 'partly':
      if (value < 0.8) return 'artists_partly';
      return (isExact(duration) && title.value >= 0.9) || corroborates(context) ? null : 'artists_partly';
    case 'part':
    case 'swapped':
      return isExact(duration) && title.how === 'equal' && version.value === 1 ? null : 'artists_partly';
    case 'near':
      return 'artists_partly';
    case 'remixer_only':
      return value < 0.8 ? 'remixer_as_artist' : null;
    case 'unreadable': {
      const fits = title.how === 'equal' && isExact(duration);
      return fits && (title.foreign || corroborates(context)) ? null : 'artists_unknown';
    }
    case 'unknown':
      return 'artists_unknown';
    case 'different':
      return 'artists_differ';
  }
};

/** A length that one side does not name is the other's when the tracks are as long as each other. */
const versionFlaw = ({ version, title, artists, duration }: Findings): CapKind | null => {
  if (version.cap === 'remixer_similar') {
    const fits = isExact(duration) && title.value >= 0.9 && artists.value >= 0.85;
    return fits ? null : 'remixer_unnamed';
  }
  if (version.cap !== 'length_unnamed') return version.cap;
  const fits = isExact(duration) && title.value >= 0.9 && artists.value >= 0.85;
  return fits ? null : 'length_unnamed';
};

/** As long as each other but for the padding of encoders. */
const isExact = ({ deltaMs }: DurationMatch): boolean => deltaMs !== null && deltaMs <= 2_000;

const durationFlaw = (found: Findings): CapKind | null => {
  const { duration, context, named } = found;
  switch (duration.band) {
    case 'same':
      return null;
    case 'close': {
      return named || isPlain(found) || corroborates(context) ? null : 'duration_close';
    }
    case 'near':
      return 'duration_close';
    case 'apart':
      return 'duration_apart';
    case 'far':
      return 'duration_far';
    case 'unknown':
      return named || corroborates(context) ? null : 'duration_unknown';
  }
};

/** Title, artists and version are the same on both sides, and it is no version of which there are many. */
const isPlain = ({ title, artists, version }: Findings): boolean =>
  title.how === 'equal' &&
  title.subtitle === 'none' &&
  artists.how === 'equal' &&
  version.value === 1 &&
  version.plain;

/** With different codes everything else must be clear: one recording often has several codes, but so have two. */
const isClearWithoutIsrc = ({ title, artists, version, duration }: Findings): boolean =>
  (title.how === 'equal' || title.how === 'script') &&
  title.subtitle === 'none' &&
  artists.how === 'equal' &&
  artists.guestsMissing === 0 &&
  version.cap === null &&
  duration.band === 'same';

/** One artist has many intros: the length must fit exactly, or the release be the same. */
const isTheSameOccasion = ({ duration, context }: Findings): boolean =>
  corroborates(context) ||
  (duration.deltaMs !== null && duration.deltaMs <= 250) ||
  (duration.deltaMs !== null &&
    duration.deltaMs <= 1_500 &&
    (context.value === null || context.value >= 0.7));
