import { MINUTE_STAMP } from '../../../domain/listening/play-flags.ts';
import type { ReadPlay } from './rows.ts';

/** Marks that are kept, several times the largest history; what comes beyond them is taken for new. */
const MOST_MARKS = 2_000_000;
const FIRST_ROOM = 4_096;
/** Of so many places one is taken at most: more, and a mark is looked for far from where it belongs. */
const ROOM_PER_MARK = 2;
const EMPTY = 0;

/** The plays of one reading, however far apart they come: of packages that overlap, every row of the later one. */
export interface ToldPlays {
  /** Notes a play; true when it was there already. */
  isAgain(play: ReadPlay): boolean;
}

/**
 * A play is known by a mark of 52 bits: of ten thousand histories of a million plays, one is miscounted by one. Marks stand
 * in one table of open addresses, 32 MB at most: a million small lists would take several times as much.
 */
export const createToldPlays = (most: number = MOST_MARKS): ToldPlays => {
  let marks = new Float64Array(FIRST_ROOM);
  let kept = 0;

  /** Where a mark stands, or would. */
  const placeOf = (table: Float64Array, mark: number): number => {
    const last = table.length - 1;
    let place = mark & last;
    while (table[place] !== EMPTY && table[place] !== mark) place = (place + 1) & last;
    return place;
  };

  const grow = (): void => {
    const larger = new Float64Array(marks.length * 2);
    for (const mark of marks) if (mark !== EMPTY) larger[placeOf(larger, mark)] = mark;
    marks = larger;
  };

  return {
    isAgain: (play) => {
      const mark = markOf(play);
      const place = placeOf(marks, mark);
      if (marks[place] === mark) return true;
      if (kept >= most) return false;
      marks[place] = mark;
      kept += 1;
      if (kept * ROOM_PER_MARK >= marks.length) grow();
      return false;
    },
  };
};

const TWO_32 = 2 ** 32;
const TWENTY_BITS = 0xfffff;

/** Two of FNV-1a's kind, with multipliers of their own, over what makes two rows one; never {@link EMPTY}. */
const markOf = ({ words: { uri, artist, title }, endedAt, msPlayed, flags }: ReadPlay): number => {
  let [low, high] = [0x811c9dc5, 0x2f0b4c47];
  const take = (part: number): void => {
    low = Math.imul(low ^ part, 0x01000193);
    high = Math.imul(high ^ part, 0x5bd1e995);
  };
  const name = uri ?? `${artist}\n${title}`;
  for (let at = 0; at < name.length; at += 1) take(name.charCodeAt(at));
  take(Math.floor(endedAt / TWO_32));
  take(endedAt | 0);
  take(msPlayed);
  take(flags & MINUTE_STAMP);
  return (spread(high) & TWENTY_BITS) * TWO_32 + (spread(low) >>> 0) + 1;
};

/** The last steps have hardly moved the upper bits yet. */
const spread = (mark: number): number => {
  const mixed = Math.imul(mark ^ (mark >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
};
