/**
 * What a source says of a play beside when and how long, in one integer: the codec, and what counts because of it.
 *
 * The bits are stored and named by SQL of migrations, so none ever moves. The rare ones are the high ones: SQLite keeps
 * an integer below 2¹⁵ in two bytes.
 */

/** Whether somebody skipped: live sources do not tell, and exports left it empty for years. */
export type Skipped = 'unknown' | 'no' | 'yes';

/** `reason_end` of Spotify's export; `unsaid` where there is none, `other` for words that came later than this list. */
export type EndReason = (typeof END_REASONS)[number];

/** How exact the time of a play is: the short account-data form only has the minute. */
export type StampPrecision = 'exact' | 'minute';

/** Which moment of the play its source stamped; the other one is that moment and the length. */
export type StampedMoment = 'end' | 'start';

export interface PlayFacts {
  readonly skipped: Skipped;
  readonly shuffle: boolean;
  readonly offline: boolean;
  /** Heard in a private session. */
  readonly incognito: boolean;
  /** How long it was heard is not known: `msPlayed` is the length of the track, or 0 where that is unknown too. */
  readonly estimated: boolean;
  /** A row of a better source is the same play. */
  readonly covered: boolean;
  /** It lies in a time that the member said was not theirs. */
  readonly disowned: boolean;
  readonly video: boolean;
  readonly endReason: EndReason;
  readonly precision: StampPrecision;
  readonly stamped: StampedMoment;
  /** Imported with "keep live": it covers no live row and is covered by one. */
  readonly yields: boolean;
}

/** The order is stored: new ones would take the place of `other` only together with a migration. */
const END_REASONS = [
  'unsaid',
  'trackdone',
  'fwdbtn',
  'endplay',
  'backbtn',
  'clickrow',
  'clickside',
  'playbtn',
  'remote',
  'logout',
  'popup',
  'trackerror',
  'unexpected-exit',
  'unexpected-exit-while-paused',
  'unknown',
  'other',
] as const;

const SKIPPED: readonly Skipped[] = ['unknown', 'no', 'yes'];

export const SKIPPED_MASK = 0b11;
const SHUFFLE = 1 << 2;
export const OFFLINE = 1 << 3;
const INCOGNITO = 1 << 4;
export const ESTIMATED = 1 << 5;
export const COVERED = 1 << 6;
export const DISOWNED = 1 << 7;
/** A play with one of these is in no list, no statistic and no rule. */
export const HIDDEN_MASK = COVERED | DISOWNED;
const VIDEO = 1 << 8;
const REASON_SHIFT = 9;
export const REASON_MASK = 0b1111 << REASON_SHIFT;
export const MINUTE_STAMP = 1 << 13;
export const START_STAMPED = 1 << 14;
export const YIELDS = 1 << 15;

const bit = (flag: number, on: boolean | undefined): number => (on === true ? flag : 0);

/** The integer of these facts; what is left out is not the case, not known, or not said. */
export const playFlags = (facts: Partial<PlayFacts>): number =>
  SKIPPED.indexOf(facts.skipped ?? 'unknown') |
  bit(SHUFFLE, facts.shuffle) |
  bit(OFFLINE, facts.offline) |
  bit(INCOGNITO, facts.incognito) |
  bit(ESTIMATED, facts.estimated) |
  bit(COVERED, facts.covered) |
  bit(DISOWNED, facts.disowned) |
  bit(VIDEO, facts.video) |
  (END_REASONS.indexOf(facts.endReason ?? 'unsaid') << REASON_SHIFT) |
  bit(MINUTE_STAMP, facts.precision === 'minute') |
  bit(START_STAMPED, facts.stamped === 'start') |
  bit(YIELDS, facts.yields);

export const factsOf = (flags: number): PlayFacts => ({
  skipped: SKIPPED[flags & SKIPPED_MASK] ?? 'unknown',
  shuffle: has(flags, SHUFFLE),
  offline: has(flags, OFFLINE),
  incognito: has(flags, INCOGNITO),
  estimated: has(flags, ESTIMATED),
  covered: has(flags, COVERED),
  disowned: has(flags, DISOWNED),
  video: has(flags, VIDEO),
  endReason: END_REASONS[(flags & REASON_MASK) >> REASON_SHIFT] ?? 'other',
  precision: has(flags, MINUTE_STAMP) ? 'minute' : 'exact',
  stamped: has(flags, START_STAMPED) ? 'start' : 'end',
  yields: has(flags, YIELDS),
});

/** Whether the bits of `flag` are set, any of them where there are several. */
export const has = (flags: number, flag: number): boolean => (flags & flag) !== 0;

/** The same flags with this one set or cleared. */
export const withFlag = (flags: number, flag: typeof COVERED | typeof DISOWNED, on: boolean): number =>
  on ? flags | flag : flags & ~flag;

const reasons: ReadonlySet<string> = new Set(END_REASONS);
const isReason = (text: string): text is EndReason => reasons.has(text);

/** `reason_end` as an export writes it; older exports say `none`, or an empty text, where nothing is known. */
export const endReasonOf = (written: string | null): EndReason => {
  if (written === null || written === '' || written === 'none') return 'unsaid';
  return isReason(written) ? written : 'other';
};

/** What Spotify counts as a stream, and so do we. ms */
export const COUNTED_FROM_MS = 30_000;

/** What decides about a play. */
export interface FlaggedPlay {
  readonly msPlayed: number;
  readonly flags: number;
}

/** Whether it is in lists and statistics at all: not the same as a better row, and not disowned. */
export const isVisible = (flags: number): boolean => !has(flags, HIDDEN_MASK);

/** Whether it is one play: visible, and heard for half a minute or of a length that nobody told. */
export const isCounted = ({ msPlayed, flags }: FlaggedPlay): boolean =>
  isVisible(flags) && (has(flags, ESTIMATED) || msPlayed >= COUNTED_FROM_MS);

const LEFT: ReadonlySet<EndReason> = new Set(['fwdbtn', 'backbtn']);
/** The same words as they stand in the bits under `REASON_MASK`, and the word for a skip in those under `SKIPPED_MASK`. */
export const LEFT_BITS: readonly number[] = [...LEFT].map(
  (reason) => END_REASONS.indexOf(reason) << REASON_SHIFT,
);
export const SKIPPED_YES = SKIPPED.indexOf('yes');

/**
 * Whether somebody skipped it: visible, known to be heard for less than half a minute, and ended by a press on next or
 * back. `skipped` says so since 2022 or so; before, exports leave it empty and `reason_end` tells. A `skipped` of false
 * is not trusted against `fwdbtn`: exports wrote false for every row in the years when the field was not in use.
 */
export const isSkip = ({ msPlayed, flags }: FlaggedPlay): boolean => {
  if (!isVisible(flags) || has(flags, ESTIMATED) || msPlayed >= COUNTED_FROM_MS) return false;
  const { skipped, endReason } = factsOf(flags);
  return skipped === 'yes' || LEFT.has(endReason);
};
