import { type ArtistMatch, compareArtists } from './artists.ts';
import { capsOf, ceiling, type Findings } from './caps.ts';
import { compareTitles, type TitleMatch } from './compare-title.ts';
import { compareVersions, isNamed, type VersionMatch } from './compare-version.ts';
import { compareContext } from './context.ts';
import { compareDurations, type DurationMatch } from './duration.ts';
import { namesIn } from './names.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Cap, Features, Reason } from './reasons.ts';
import type { Side } from './side.ts';
import { similarity } from './similarity.ts';

export type Method = 'isrc' | 'text';

export interface Score {
  /** From 0 to 1. */
  readonly score: number;
  readonly features: Features;
  /** What bounds the score, if anything does. */
  readonly caps: readonly Cap[];
  readonly method: Method;
  readonly reasons: readonly Reason[];
}

/** Sum 1. Where one side does not know, the part is worth `neutral`: less than agreement, more than contradiction. */
export const weights = { title: 0.4, artists: 0.3, version: 0.15, duration: 0.1, context: 0.05 } as const;
const neutral = { duration: 0.75, context: 0.8 } as const;
/** How much of the doubt a shared ISRC leaves. */
const ISRC_DOUBT = 0.3;
/** What a different ISRC costs, beside the caps it sets. */
const ISRC_COST = 0.02;

/** How sure it is that two sides are one recording. The order of the sides does not matter. */
export const scorePair = (a: Side, b: Side): Score => scorePrepared(prepare(a), prepare(b));

export const scorePrepared = (one: Prepared, other: Prepared): Score => {
  const a = readLike(one, other);
  const b = readLike(other, one);
  const shared = sharedIsrc(a.isrcs, b.isrcs);
  const artists = compareArtists(a.credits, b.credits);
  const duration = compareDurations(a.durationMs, b.durationMs);
  const found: Findings = {
    title: vouchedFor(compareTitles(a.title, b.title), artists, duration),
    artists,
    version: compareVersions(a, b),
    duration,
    context: compareContext(a, b),
    isrc: shared !== null ? 'same' : a.isrcs.length > 0 && b.isrcs.length > 0 ? 'different' : 'unknown',
    named: isNamed(a) && isNamed(b),
  };
  const caps = capsOf(found);
  return {
    score: round(Math.max(0, Math.min(weigh(found), ceiling(caps)))),
    features: featuresOf(found),
    caps,
    method: shared === null ? 'text' : 'isrc',
    reasons: reasonsOf(a, b, found, shared),
  };
};

/**
 * "Born Slippy (Nuxx)" beside "Born Slippy - Nuxx Mix": what looked like a part of the title is the version that the
 * other side names.
 */
const readLike = (side: Prepared, other: Prepared): Prepared => {
  const [subtitle, more] = side.title.subtitles;
  if (subtitle === undefined || more !== undefined || side.credits.remixers.length > 0) return side;
  if (!namesIn(other.credits.remixers).some(({ text }) => similarity(text, subtitle.text).value >= 0.85))
    return side;
  return {
    ...side,
    title: { ...side.title, full: side.title.core, subtitles: [] },
    version: other.version,
    credits: { ...side.credits, remixers: other.credits.remixers },
  };
};

/**
 * A title in a script that cannot be compared ("紅蓮華" and "Gurenge") is believed to be the other one translated or
 * read aloud when the same artists made both and the lengths agree to the half second.
 */
const vouchedFor = (title: TitleMatch, artists: ArtistMatch, { deltaMs }: DurationMatch): TitleMatch =>
  title.how === 'unreadable' &&
  title.readable &&
  artists.value >= 0.9 &&
  deltaMs !== null &&
  deltaMs <= VOUCHED_MS
    ? { ...title, how: 'sound', value: VOUCHED }
    : title;

const VOUCHED_MS = 500;
/** Less than what one title is worth where recordings are grouped for good. */
const VOUCHED = 0.8;

/** Four digits: enough to rank, few enough to be the same on every machine. */
const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const weigh = ({ title, artists, version, duration, context, isrc }: Findings): number => {
  const text =
    weights.title * title.value +
    weights.artists * artists.value +
    weights.version * version.value +
    weights.duration * (duration.value ?? neutral.duration) +
    weights.context * (context.value ?? neutral.context);
  if (isrc === 'same') return 1 - ISRC_DOUBT * (1 - text);
  return isrc === 'different' ? text - ISRC_COST : text;
};

const sharedIsrc = (a: readonly string[], b: readonly string[]): string | null =>
  a.find((code) => b.includes(code)) ?? null;

const featuresOf = ({ title, artists, version, duration, context, isrc }: Findings): Features => ({
  title: title.value,
  artists: artists.value,
  version: version.value,
  duration: duration.value,
  context: context.value,
  isrc: isrc === 'same' ? 1 : isrc === 'different' ? 0 : null,
});

const reasonsOf = (a: Prepared, b: Prepared, found: Findings, shared: string | null): Reason[] => {
  const { title, artists, version, duration, context } = found;
  const reasons: Reason[] = [
    { kind: 'title', how: title.how, value: title.value },
    artistReason(artists),
    versionReason(a, b, version),
  ];
  if (version.cap === 'remixers_differ' || version.cap === 'remix_one_sided') {
    reasons.push({ kind: 'remixers', a: a.version.by, b: b.version.by });
  }
  if (duration.deltaMs !== null) reasons.push({ kind: 'duration', deltaMs: duration.deltaMs });
  if (context.value !== null) {
    reasons.push({ kind: 'context', label: context.label, album: context.album, days: context.days });
  }
  if (shared !== null) reasons.push({ kind: 'isrc_same', isrc: shared });
  else if (found.isrc === 'different') {
    reasons.push({ kind: 'isrc_different', a: a.isrcs[0] ?? '', b: b.isrcs[0] ?? '' });
  }
  return reasons;
};

const artistReason = ({ how, shared, missing }: ArtistMatch): Reason => ({
  kind: 'artists',
  how,
  shared,
  missing,
});

const versionReason = (a: Prepared, b: Prepared, { differs }: VersionMatch): Reason => ({
  kind: 'version',
  a: a.version.kind,
  b: b.version.kind,
  differs,
});
