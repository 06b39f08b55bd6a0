/**
 * One queue for every process on this machine: a provider that counts calls per IP address does not care which of our
 * processes made them. Each caller takes the next free slot from the database and sleeps until it.
 */

/** What is noted of a provider's slots (ms UTC both). */
export interface Pace {
  /** The earliest moment that nobody has taken yet. */
  readonly nextAt: number;
  /** When that was noted: tells a clock that was set back. */
  readonly notedAt: number;
}

export interface Slot {
  /** When the caller may go (ms UTC). */
  readonly at: number;
  readonly pace: Pace;
}

/**
 * The next slot after those that are taken, at `now` or later, `gapMs` after the one before.
 * @param pace null when nobody has ever asked.
 */
export const nextSlot = (pace: Pace | null, gapMs: number, now: number): Slot => {
  const at = pace === null ? now : Math.max(now, freeFrom(pace, now));
  return { at, pace: { nextAt: at + gapMs, notedAt: now } };
};

/** After the clock was set back the distance to the next slot is still right, its date is not. */
const freeFrom = ({ nextAt, notedAt }: Pace, now: number): number =>
  now >= notedAt ? nextAt : now + (nextAt - notedAt);

/**
 * Between the starts of two calls, ms; null: not paced across processes. MusicBrainz allows one a second per address
 * on average, and answers everything with 503 above it; a tenth more lets a late start and an early one still be a
 * second apart when they arrive.
 */
export const paceOf = (provider: string): number | null => (provider === 'musicbrainz' ? 1_100 : null);
