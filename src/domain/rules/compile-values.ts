import type { Candidate } from './candidate.ts';
import { newestPlay, oldestPlay } from './candidate-play.ts';
import { type ListeningField, listeningReader, type NumberReader, type PlayBounds } from './compile-plays.ts';
import type { DateField, DateValue, NumberField, NumberSubject, Window } from './rule-set.ts';
import type { Stretch, Times } from './time.ts';
import { dayAfter, firstDayOf, isDay, yearIn } from './time-release.ts';

/** A date that is known not to be: never played, never skipped. NaN is unknown. */
export const NEVER = Number.POSITIVE_INFINITY;

const orUnknown = (value: number | null | undefined): number => value ?? Number.NaN;

/** One closure per field: each then always reads the same property. */
const plainReaders: Readonly<Record<Exclude<NumberField, ListeningField>, NumberReader>> = {
  bpm: (candidate) => orUnknown(candidate.bpm),
  energy: (candidate) => orUnknown(candidate.energy),
  danceability: (candidate) => orUnknown(candidate.danceability),
  valence: (candidate) => orUnknown(candidate.valence),
  acousticness: (candidate) => orUnknown(candidate.acousticness),
  instrumentalness: (candidate) => orUnknown(candidate.instrumentalness),
  loudness: (candidate) => orUnknown(candidate.loudness),
  duration: (candidate) => orUnknown(candidate.durationMs),
  year: ({ releaseDate }) =>
    releaseDate === null || releaseDate === undefined ? Number.NaN : yearIn(releaseDate),
  artistCount: ({ artists }) => orUnknown(artists?.length),
};

const isListening = (field: NumberField): field is ListeningField => !(field in plainReaders);

const isPlain = (field: NumberField): field is Exclude<NumberField, ListeningField> => field in plainReaders;

/** Reads numbers and dates of candidates at one moment. */
export interface Readers {
  readonly times: Times;
  readonly number: (subject: NumberSubject) => NumberReader;
  /** ms UTC of a moment in time; NaN unknown, {@link NEVER}. Not for `released`, which has no moment. */
  readonly moment: (field: Exclude<DateField, 'released'>) => NumberReader;
  /** The first moment or day that can be meant, and the one after the last. */
  readonly date: (field: DateField, inDays: boolean) => PlayBounds;
  /** The ends of a value of a rule in the same measure. */
  readonly value: (value: DateValue, inDays: boolean) => PlayBounds;
}

export const createReaders = (times: Times): Readers => {
  const moment = (field: Exclude<DateField, 'released'>): NumberReader => momentReaders(times)[field];
  const date = (field: DateField, inDays: boolean): PlayBounds =>
    field === 'released' ? releaseBounds(times, inDays) : momentBounds(times, moment(field), inDays);
  const value = (wanted: DateValue, inDays: boolean): PlayBounds => {
    if (wanted.kind === 'field') return date(wanted.field, inDays);
    const stretch = times.stretchOf(wanted);
    return fixed(inDays ? times.daysOf(stretch) : stretch);
  };
  return {
    times,
    moment,
    date,
    value,
    number: ({ field, window }) => {
      if (isPlain(field)) return plainReaders[field];
      if (!isListening(field)) throw new Error(`Nothing reads ${String(field)}`);
      const bounds = window === undefined ? null : windowBounds(window, times, value);
      return listeningReader(field, bounds, times);
    },
  };
};

const fixed = ({ from, to }: Stretch): PlayBounds => ({ from: () => from, to: () => to });

/** `last`: until now, this very millisecond included. */
const windowBounds = (window: Window, times: Times, value: Readers['value']): PlayBounds => {
  switch (window.kind) {
    case 'last':
      return fixed({ from: times.ago(window.span), to: times.now + 1 });
    case 'calendar':
      return fixed(times.calendar(window.word));
    case 'between': {
      const { from } = value(window.from, false);
      const { to } = value(window.to, false);
      return { from: (candidate) => known(from(candidate)), to: (candidate) => known(to(candidate)) };
    }
  }
};

/** A window that begins at something that never was is none. */
const known = (moment: number): number => (moment === NEVER ? Number.NaN : moment);

const momentReaders = ({ now }: Times): Readonly<Record<Exclude<DateField, 'released'>, NumberReader>> => ({
  now: () => now,
  added: ({ addedAt }) => orUnknown(addedAt),
  lastPlayed: ({ plays }) => {
    if (plays === undefined) return Number.NaN;
    const newest = newestPlay(plays);
    return newest === undefined ? NEVER : orUnknown(newest.at);
  },
  firstPlayed: ({ plays }) => {
    if (plays === undefined) return Number.NaN;
    const oldest = oldestPlay(plays);
    return oldest === undefined ? NEVER : orUnknown(oldest.at);
  },
  lastSkipped: ({ plays }) => {
    if (plays === undefined) return Number.NaN;
    let known = plays.length === 0;
    for (let at = plays.length - 1; at >= 0; at--) {
      const play = plays[at];
      if (play?.skipped === true) return play.at;
      if (play?.skipped === false) known = true;
    }
    return known ? NEVER : Number.NaN;
  },
});

const momentBounds = (times: Times, read: NumberReader, inDays: boolean): PlayBounds => {
  if (!inDays) return { from: read, to: (candidate) => read(candidate) + 1 };
  const day = (candidate: Candidate): number => {
    const moment = read(candidate);
    return moment === NEVER ? NEVER : times.dayOf(moment);
  };
  return { from: day, to: (candidate) => day(candidate) + 1 };
};

/**
 * A release is a day, or as many days as nobody knows better. One that is only known to the year or month that we are
 * in is out already.
 */
const releaseBounds = (times: Times, inDays: boolean): PlayBounds => {
  const from = ({ releaseDate }: Candidate): number =>
    releaseDate === null || releaseDate === undefined ? Number.NaN : firstDayOf(releaseDate);
  const to = ({ releaseDate }: Candidate): number => {
    if (releaseDate === null || releaseDate === undefined) return Number.NaN;
    const after = dayAfter(releaseDate);
    if (isDay(releaseDate) || after <= times.today) return after;
    return firstDayOf(releaseDate) <= times.today ? times.today + 1 : after;
  };
  if (inDays) return { from, to };
  return {
    from: (candidate) => times.startOf(from(candidate)),
    to: (candidate) => times.startOf(to(candidate)),
  };
};
