import { DAY } from '../../world/clock.ts';

/** Beatport's week runs from Saturday to Friday. Weeks are counted from Saturday, 2 January 2010. */
const firstSaturday = Date.UTC(2010, 0, 2);

export const weekOf = (at: number): number => Math.floor((at - firstSaturday) / (7 * DAY));

/** Midnight UTC of the Saturday a week begins on. */
export const saturdayOf = (week: number): number => firstSaturday + week * 7 * DAY;
