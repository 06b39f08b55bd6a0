/**
 * One queue for every process on this machine: a provider that counts calls per IP address does not care which of our
 * processes made them. Whoever wants to call takes the turn in the database at the moment of leaving, or sleeps until
 * there is one; so a process that is late, or dies in its sleep, takes nobody's turn.
 */

/** What is noted of a provider's turns (ms UTC both). */
export interface Pace {
  /** Nobody leaves before this. */
  readonly nextAt: number;
  /** When that was noted: tells a clock that was set back. */
  readonly notedAt: number;
}

export interface Turn {
  /** 0: the caller leaves now, the turn is taken. Else how long to sleep before asking again, ms. */
  readonly waitMs: number;
  /** To be noted; null when nothing has changed. */
  readonly pace: Pace | null;
}

/**
 * Whether it is the caller's turn at `now`.
 * @param pace null when nobody has ever called.
 * @param gapMs between two departures
 */
export const takeTurn = (pace: Pace | null, gapMs: number, now: number): Turn => {
  // After the clock was set back the distance to the next turn is still right, its date is not.
  const setBack = pace !== null && now < pace.notedAt;
  const nextAt =
    pace === null ? now : setBack ? now + Math.min(pace.nextAt - pace.notedAt, gapMs) : pace.nextAt;
  if (now >= nextAt) return { waitMs: 0, pace: { nextAt: now + gapMs, notedAt: now } };
  return { waitMs: nextAt - now, pace: setBack ? { nextAt, notedAt: now } : null };
};

/**
 * Between the starts of two calls, ms; null: not paced across processes. MusicBrainz allows one a second per address
 * on average, and answers everything with 503 above it; a tenth more, because two calls are not on their way for
 * equally long.
 */
export const paceOf = (provider: string): number | null => (provider === 'musicbrainz' ? 1_100 : null);
