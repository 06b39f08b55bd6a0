import { readExportRow } from '../../../domain/listening/exports/read-row.ts';
import type { ExportPlay, RowProblem } from '../../../domain/listening/exports/rows.ts';
import { type ImportCounts, NO_IMPORT_COUNTS } from '../../../domain/listening/imports.ts';
import { COVERED, DISOWNED, endReasonOf, playFlags, YIELDS } from '../../../domain/listening/play-flags.ts';
import type { TrackWords } from '../../../domain/listening/text-track.ts';

/** A play that goes in, and how its row calls its track. */
export interface ReadPlay {
  readonly words: TrackWords;
  readonly endedAt: number;
  readonly msPlayed: number;
  /** Bits (domain `playFlags`). */
  readonly flags: number;
}

/** Rows in the making: what they are, counted, and the plays among them. */
export interface ReadRows {
  readonly plays: ReadPlay[];
  /** `added` and `known` are for whoever looks into the history to say. */
  readonly counts: ImportCounts;
}

export interface RowWish {
  /** Plays of private sessions are wanted. */
  readonly incognito: boolean;
  readonly isVideo: boolean;
  /** What Segue heard itself wins. */
  readonly yields: boolean;
  readonly now: number;
}

/** The same row again stands near the first one: in files that are sorted, and in the others next to it. */
const REMEMBERED = 5_000;

/** Knows rows that came a moment ago. */
export const createRepeats = () => {
  let recent = new Map<number, ReadPlay | ReadPlay[]>();
  let older = new Map<number, ReadPlay | ReadPlay[]>();
  return {
    /** Notes a row; true when it was there already. */
    isAgain: (play: ReadPlay): boolean => {
      // Plays of one second are few; a small integer is what a map finds quickest.
      const second = Math.floor(play.endedAt / 1_000);
      const same = recent.get(second) ?? older.get(second);
      if (same === undefined) recent.set(second, play);
      else if (Array.isArray(same)) {
        if (same.some((one) => isSameRow(one, play))) return true;
        same.push(play);
      } else {
        if (isSameRow(same, play)) return true;
        recent.set(second, [same, play]);
      }
      if (recent.size >= REMEMBERED) [recent, older] = [new Map(), recent];
      return false;
    },
  };
};

const isSameRow = (one: ReadPlay, other: ReadPlay): boolean =>
  one.endedAt === other.endedAt &&
  one.msPlayed === other.msPlayed &&
  one.words.uri === other.words.uri &&
  (one.words.uri !== null ||
    (one.words.title === other.words.title && one.words.artist === other.words.artist));

export type Repeats = ReturnType<typeof createRepeats>;

/** What the rows of a block are. */
export const readRows = (rows: readonly unknown[], wish: RowWish, repeats: Repeats): ReadRows => {
  const plays: ReadPlay[] = [];
  const broken: Record<RowProblem, number> = { ...NO_IMPORT_COUNTS.broken };
  let [podcasts, audiobooks, incognito, repeated] = [0, 0, 0, 0];
  let [fromAt, toAt] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of rows) {
    const row = readExportRow(value, wish.now);
    if (row.kind === 'podcast') podcasts += 1;
    else if (row.kind === 'audiobook') audiobooks += 1;
    else if (row.kind === 'broken') broken[row.why] += 1;
    else if (row.kind === 'incognito' && !wish.incognito) incognito += 1;
    else {
      const play = playOf(row.play, wish);
      if (repeats.isAgain(play)) repeated += 1;
      else {
        plays.push(play);
        fromAt = Math.min(fromAt, play.endedAt);
        toAt = Math.max(toAt, play.endedAt);
      }
    }
  }
  const span = plays.length === 0 ? { fromAt: null, toAt: null } : { fromAt, toAt };
  const counts = { rows: rows.length, added: 0, known: 0, repeated, podcasts, audiobooks, incognito, broken };
  return { plays, counts: { ...counts, ...span } };
};

const playOf = (words: ExportPlay, wish: RowWish): ReadPlay => ({
  words,
  endedAt: words.endedAt,
  msPlayed: words.msPlayed ?? 0,
  flags: words.flags === null ? flagsOf(words, wish) : (words.flags & KEPT) | (wish.yields ? YIELDS : 0),
});

/** An export of ours says all of it, but how it stands to other plays is found anew. */
const KEPT = ~(COVERED | DISOWNED | YIELDS);

const flagsOf = (words: ExportPlay, { isVideo, yields }: RowWish): number =>
  playFlags({
    skipped: words.skipped === null ? 'unknown' : words.skipped ? 'yes' : 'no',
    shuffle: words.shuffle === true,
    offline: words.offline,
    incognito: words.incognito,
    estimated: words.msPlayed === null,
    video: isVideo,
    endReason: endReasonOf(words.reasonEnd),
    precision: words.coarse ? 'minute' : 'exact',
    stamped: words.startStamped ? 'start' : 'end',
    yields,
  });
