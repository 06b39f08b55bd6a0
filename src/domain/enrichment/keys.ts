import type { MusicalKey } from './values.ts';

/**
 * Musical keys in the notations people use: Camelot ("8A"), open key ("1m"), names ("A minor", "Am", "F♯ min"). All of
 * them say the same two things: a pitch class and a mode.
 */
const SHARPS = ['C', 'C♯', 'D', 'D♯', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'A♯', 'B'] as const;
/** As keys are usually written: nobody says "A♯ major". */
const MAJOR_NAMES = ['C', 'D♭', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'A♭', 'A', 'B♭', 'B'] as const;
const MINOR_NAMES = ['C', 'C♯', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'B♭', 'B'] as const;

/** Place on the circle of fifths, 1..12, of the major key with the same notes: Camelot's numbering, C major is 8. */
const placeOf = ({ pitch, mode }: MusicalKey): number => {
  const major = mode === 'major' ? pitch : pitch + 3;
  return ((major * 7 + 7) % 12) + 1;
};

const keyAt = (place: number, mode: MusicalKey['mode']): MusicalKey => {
  // 7 is its own inverse modulo 12.
  const major = ((place + 4) * 7) % 12;
  return { pitch: mode === 'major' ? major : (major + 9) % 12, mode };
};

/** `8A`: A is minor, B is major. */
export const camelotOf = (key: MusicalKey): string => `${placeOf(key)}${key.mode === 'minor' ? 'A' : 'B'}`;

/** `1m`: m is minor, d is major. */
export const openKeyOf = (key: MusicalKey): string =>
  `${((placeOf(key) + 4) % 12) + 1}${key.mode === 'minor' ? 'm' : 'd'}`;

/** `A minor`, with the accidental that is usual for this key. */
export const keyName = ({ pitch, mode }: MusicalKey): string =>
  `${(mode === 'minor' ? MINOR_NAMES : MAJOR_NAMES)[pitch] ?? SHARPS[pitch] ?? '?'} ${mode}`;

const NOTES: Readonly<Record<string, number>> = { c: 0, d: 2, e: 4, f: 5, g: 7, a: 9, b: 11, h: 11 };
const CAMELOT = /^0?([1-9]|1[0-2])\s*([ab])$/i;
const OPEN = /^0?([1-9]|1[0-2])\s*([md])$/i;
const NAMED = /^([a-h])[\s_-]*(♯|#|♭|b|sharp|flat|is|es)?[\s_-]*(maj(?:or)?|min(?:or)?|dur|moll|m)?$/i;
/** German: "B-Dur" is B flat major, "h-Moll" is B minor, "Es", "As" and "Cis" are one word. */
const GERMAN = /^([a-h])(♯|#|is|es|s)?[\s_-]*(dur|moll)$/i;
const GERMAN_NOTES: Readonly<Record<string, number>> = { ...NOTES, b: 10 };

/** Reads a key in any of the notations; null for what is none. A note without a mode is major ("F#"). */
export const parseKey = (text: string): MusicalKey | null => {
  const written = text.trim();
  const [, camelot, letter = ''] = CAMELOT.exec(written) ?? [];
  if (camelot !== undefined) return keyAt(Number(camelot), letter.toLowerCase() === 'a' ? 'minor' : 'major');
  const [, open, sign = ''] = OPEN.exec(written) ?? [];
  if (open !== undefined) {
    return keyAt(((Number(open) + 6) % 12) + 1, sign.toLowerCase() === 'm' ? 'minor' : 'major');
  }
  const german = GERMAN.exec(written);
  const [, note, accidental = '', mode = ''] = german ?? NAMED.exec(written) ?? [];
  const natural = note === undefined ? undefined : (german ? GERMAN_NOTES : NOTES)[note.toLowerCase()];
  // "s" alone flattens only the vowels.
  if (natural === undefined || (/^s$/i.test(accidental) && !/^[ae]$/i.test(note ?? ''))) return null;
  const shift = /^(♯|#|sharp|is)$/i.test(accidental) ? 1 : accidental === '' ? 0 : -1;
  // "M" alone is major by an old habit, "m" is minor; every other word starts with its mode.
  const minor = mode === 'm' || /^(min|moll)/i.test(mode);
  return { pitch: (natural + shift + 12) % 12, mode: minor ? 'minor' : 'major' };
};

/** True for the same key. */
export const sameKey = (a: MusicalKey, b: MusicalKey): boolean => a.pitch === b.pitch && a.mode === b.mode;

/** Keys that mix well with this one: itself, its neighbours on the circle, and its relative. */
export const neighboursOf = (key: MusicalKey): MusicalKey[] => {
  const place = placeOf(key);
  const other = key.mode === 'minor' ? 'major' : 'minor';
  return [
    key,
    keyAt((place % 12) + 1, key.mode),
    keyAt(((place + 10) % 12) + 1, key.mode),
    keyAt(place, other),
  ];
};
