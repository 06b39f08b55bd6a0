import { fold } from '../library/fold.ts';
import { monthOfDay } from '../listening/calendar.ts';
import { streaksOf } from '../statistics/days.ts';

/** Lists of a server's members, and the numbers that somebody stands on them with. */

export const MEASURES = ['plays', 'minutes', 'artists', 'streak'] as const;
export type Measure = (typeof MEASURES)[number];
/** The running week (from Monday), month and year of each member's own calendar, and everything. */
export const BOARD_WINDOWS = ['week', 'month', 'year', 'all'] as const;
export type BoardWindow = (typeof BOARD_WINDOWS)[number];

/** A list: `plays:week`, `genre:techno`. Streaks have two: the one that runs, and the longest ever (`all`). */
export type Board = string;

export const boardOf = (measure: Measure, window: BoardWindow): Board =>
  measure === 'streak' && window !== 'all' ? 'streak:now' : `${measure}:${window}`;

const GENRE = 'genre:';
export const genreBoard = (genre: string): Board => `${GENRE}${fold(genre)}`;
/** The genre of a list; null for other lists. */
export const genreOf = (board: Board): string | null =>
  board.startsWith(GENRE) ? board.slice(GENRE.length) : null;

/** What one member's plays come to, for the lists. */
export interface Heard {
  /** Their today, days since 1970-01-01. */
  readonly today: number;
  /** Days with something, ascending. */
  readonly days: readonly { readonly day: number; readonly plays: number; readonly ms: number }[];
  /** Days on which an artist was heard for the first time, one for each artist. */
  readonly firstDays: readonly number[];
  /** Plays by genre. */
  readonly genres: ReadonlyMap<string, number>;
}

/** Thursday, 1970-01-01: so many days after a Monday. */
const EPOCH_WEEKDAY = 3;

/** The first day of a window that runs on a day; all time begins before everything. */
export const windowStart = (window: BoardWindow, today: number): number => {
  switch (window) {
    case 'week':
      return today - ((((today + EPOCH_WEEKDAY) % 7) + 7) % 7);
    case 'month':
      return firstOf(today, (day) => monthOfDay(day));
    case 'year':
      return firstOf(today, (day) => Math.floor(monthOfDay(day) / 12));
    case 'all':
      return Number.NEGATIVE_INFINITY;
  }
};

const firstOf = (today: number, partOf: (day: number) => number): number => {
  let day = today;
  while (partOf(day - 1) === partOf(today)) day -= 1;
  return day;
};

/** Everything somebody stands on a list with; what would be nothing is not among it. */
export const scoresOf = ({ today, days, firstDays, genres }: Heard): Map<Board, number> => {
  const scores = new Map<Board, number>();
  const put = (board: Board, value: number): void => {
    if (value > 0) scores.set(board, value);
  };
  for (const window of BOARD_WINDOWS) {
    const from = windowStart(window, today);
    const within = days.filter(({ day }) => day >= from);
    put(
      boardOf('plays', window),
      within.reduce((sum, { plays }) => sum + plays, 0),
    );
    // Whole minutes: nobody compares seconds.
    put(boardOf('minutes', window), Math.floor(within.reduce((sum, { ms }) => sum + ms, 0) / 60_000));
    put(boardOf('artists', window), firstDays.filter((day) => day >= from).length);
  }
  const heard = days.flatMap(({ day, plays }) => (plays > 0 ? [day] : []));
  const { current, longest } = streaksOf(heard, today);
  put(boardOf('streak', 'week'), current?.days ?? 0);
  put(boardOf('streak', 'all'), longest?.days ?? 0);
  for (const [genre, plays] of genres) put(genreBoard(genre), plays + (scores.get(genreBoard(genre)) ?? 0));
  return scores;
};
