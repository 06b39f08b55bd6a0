import { MINUTE_STAMP } from '../../../domain/listening/play-flags.ts';
import type { ReadPlay } from './rows.ts';

/** Stretches of a few dozen plays each, in which a mark is looked for one by one. */
const STRETCH_MS = 6 * 3_600_000;
/** Marks that are kept: 25 MB, several times the largest history. What comes beyond them is taken for new. */
const MOST_MARKS = 4_000_000;
const FIRST_ROOM = 16;

/** The plays of one reading, however far apart they come: of packages that overlap, every row of the later one. */
export interface ToldPlays {
  /** Notes a play; true when it was there already. */
  isAgain(play: ReadPlay): boolean;
}

/**
 * A play is known by a mark of 32 bits beside those within six hours of it: of a million plays one in a hundred
 * histories is miscounted by one. Good enough to say beforehand what the ledger then decides by the rows themselves.
 */
export const createToldPlays = (most: number = MOST_MARKS): ToldPlays => {
  const stretches = new Map<number, { marks: Int32Array; used: number }>();
  let kept = 0;
  return {
    isAgain: (play) => {
      const at = Math.floor(play.endedAt / STRETCH_MS);
      const mark = markOf(play);
      const stretch = stretches.get(at) ?? { marks: new Int32Array(FIRST_ROOM), used: 0 };
      for (let place = 0; place < stretch.used; place += 1) if (stretch.marks[place] === mark) return true;
      if (kept >= most) return false;
      if (stretch.used === 0) stretches.set(at, stretch);
      if (stretch.used === stretch.marks.length) {
        const larger = new Int32Array(Math.ceil(stretch.used * 1.5));
        larger.set(stretch.marks);
        stretch.marks = larger;
      }
      stretch.marks[stretch.used] = mark;
      stretch.used += 1;
      kept += 1;
      return false;
    },
  };
};

/** FNV-1a over what makes two rows one. */
const markOf = ({ words: { uri, artist, title }, endedAt, msPlayed, flags }: ReadPlay): number => {
  let mark = 0x811c9dc5;
  const take = (part: number): void => {
    mark = Math.imul(mark ^ part, 0x01000193);
  };
  const name = uri ?? `${artist}\n${title}`;
  for (let at = 0; at < name.length; at += 1) take(name.charCodeAt(at));
  take(endedAt % STRETCH_MS);
  take(msPlayed);
  take(flags & MINUTE_STAMP);
  // The last steps have hardly moved the upper bits yet.
  mark = Math.imul(mark ^ (mark >>> 15), 0x2c1b3c6d);
  return mark ^ (mark >>> 13);
};
