import { ESTIMATED, has, MINUTE_STAMP, START_STAMPED } from '../../domain/listening/play-flags.ts';
import { playName } from '../../domain/listening/play-name.ts';

interface Timed {
  readonly trackId: number;
  readonly endedAt: number;
  readonly msPlayed: number;
  readonly flags: number;
}

/** How its source calls the track of a play that it names in words alone; null for any other play. */
export interface InWords {
  readonly named?: { readonly artist: string; readonly title: string } | null;
}

/** So far apart that reading what lies between would be for nothing. */
const APART_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

const byKey = (a: Timed, b: Timed): number =>
  a.endedAt - b.endedAt || a.trackId - b.trackId || a.msPlayed - b.msPlayed;
/** Of rows with one key the more exact one comes first. */
const byKeyAndWorth = (a: Timed, b: Timed): number =>
  byKey(a, b) || (a.flags & MINUTE_STAMP) - (b.flags & MINUTE_STAMP);

/** The plays in the order of time, cut where nothing was brought for long. */
export const inStretches = <P extends Timed>(plays: readonly P[]): P[][] => {
  const sorted = [...plays].sort(byKeyAndWorth);
  const stretches: P[][] = [];
  let last: P | undefined;
  for (const play of sorted) {
    if (last === undefined || play.endedAt - last.endedAt > APART_MS) stretches.push([]);
    stretches.at(-1)?.push(play);
    last = play;
  }
  return stretches;
};

/**
 * What a source has not brought before: it tells a play once, by the moment that it stamps, the track, and how long it
 * was heard where it knows. What is brought twice now is one.
 * @param before rows of the same source around them
 */
export const freshOf = <P extends Timed>(plays: readonly P[], before: readonly Timed[]): P[] => {
  // One play a moment is the rule: only the others need a list.
  const known = new Map<number, Timed | Timed[]>();
  /** True when it was there already. */
  const note = (play: Timed): boolean => {
    const at = momentOf(play);
    const others = known.get(at);
    if (others === undefined) known.set(at, play);
    else if (Array.isArray(others)) {
      if (others.some((one) => isSame(one, play))) return true;
      others.push(play);
    } else if (isSame(others, play)) return true;
    else known.set(at, [others, play]);
    return false;
  };
  for (const row of before) note(row);
  return plays.filter((play) => !note(play));
};

/**
 * Those that have a key of their own among the rows of their origin: an export of ours may hold what was kept as two rows
 * of one moment.
 * @param plays in the order of the key
 * @param stored rows of the same origin around them, in the order of the key
 */
export const storable = <P extends Timed>(plays: readonly P[], stored: readonly Timed[]): P[] => {
  let at = 0;
  let last: P | null = null;
  return plays.filter((play) => {
    if (last !== null && byKey(last, play) === 0) return false;
    for (let row = stored[at]; row !== undefined && byKey(row, play) < 0; row = stored[at]) at += 1;
    const row = stored[at];
    if (row !== undefined && byKey(row, play) === 0) return false;
    last = play;
    return true;
  });
};

/**
 * Those that the same source brought before under another track of the same name: what words mean changes while the
 * catalogue grows, and when it learns how a title is written.
 * @param before rows of the same source around them
 * @param namesOf what tracks are called now; asked about rows of the very same moment only
 */
export const toldByName = async <P extends Timed & InWords, Id extends number>(
  plays: readonly P[],
  before: readonly (Timed & { readonly trackId: Id })[],
  namesOf: (ids: readonly Id[]) => Promise<readonly { trackId: Id; artist: string; title: string }[]>,
): Promise<ReadonlySet<P>> => {
  const inWords = plays.filter(({ named }) => named != null);
  if (inWords.length === 0) return new Set();
  const rows = Map.groupBy(before, momentOf);
  const alike = new Map(
    inWords.map((play) => [play, (rows.get(momentOf(play)) ?? []).filter((row) => isAlike(row, play))]),
  );
  const ids = new Set([...alike.values()].flat().map(({ trackId }) => trackId));
  if (ids.size === 0) return new Set();
  const named = await namesOf([...ids]);
  const names = new Map(named.map(({ trackId, artist, title }) => [trackId, playName(artist, title)]));
  const isOf = ({ named: words }: P, { trackId }: { readonly trackId: Id }): boolean => {
    const name = words == null ? null : playName(words.artist, words.title);
    return name !== null && name === names.get(trackId);
  };
  return new Set(inWords.filter((play) => alike.get(play)?.some((row) => isOf(play, row))));
};

/** The end that was derived from a start and a guessed length moves with the guess; a minute is one, wherever it is noted. */
const momentOf = ({ endedAt, msPlayed, flags }: Timed): number => {
  if (has(flags, START_STAMPED)) return endedAt - msPlayed;
  return has(flags, MINUTE_STAMP) ? endedAt - (endedAt % MINUTE_MS) : endedAt;
};

/** A row that only has the minute is never a more exact one, not even at its full minute: that one would cover it. */
const isSame = (a: Timed, b: Timed): boolean => a.trackId === b.trackId && isAlike(a, b);

const isAlike = (a: Timed, b: Timed): boolean =>
  has(a.flags, MINUTE_STAMP) === has(b.flags, MINUTE_STAMP) &&
  (a.msPlayed === b.msPlayed || has(a.flags, ESTIMATED) || has(b.flags, ESTIMATED));
