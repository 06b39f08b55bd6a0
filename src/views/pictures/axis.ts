import type { Point, TextNode } from '../../domain/pictures.ts';

/** An axis of a picture: where a value is, and which values are written beside it. */
export interface Axis {
  /** 0 is the top, 1 the bottom. */
  readonly share: (value: number) => number;
  readonly ticks: readonly number[];
}

/** @param ranked the smallest is on top, and begins at 1 */
export const axisOf = (values: readonly number[], ranked: boolean): Axis => {
  const most = Math.max(ranked ? 5 : 1, ...values);
  const low = ranked ? 1 : Math.min(0, ...values);
  const step = niceStep((most - low) / 4);
  const high = ranked ? most : Math.ceil(most / step) * step;
  const reach = Math.max(1e-9, high - low);
  const ticks = Array.from({ length: Math.floor(reach / step) + 1 }, (_, at) => at * step).map((tick) =>
    ranked ? Math.max(1, tick) : low + tick,
  );
  const share = (value: number): number => (ranked ? (value - low) / reach : 1 - (value - low) / reach);
  return { share, ticks: [...new Set(ticks)] };
};

/** 1, 2 or 5 of a power of ten, at least as much; never a part of one. */
const niceStep = (least: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power;
};

const DAY = 86_400_000;

/** Dates under a picture: the first, the last, and three between. @param from ms UTC @param to ms UTC */
export const timeTicks = (
  from: number,
  to: number,
  timeZone: string,
  locale: string,
): { at: number; label: string; align: NonNullable<TextNode['align']> }[] => {
  const options: Intl.DateTimeFormatOptions =
    to - from > 330 * DAY ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' };
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const count = to - from < 4 * DAY ? 2 : 5;
  const ticks = Array.from({ length: count }, (_, at) => {
    const moment = from + ((to - from) * at) / (count - 1);
    return { at: moment, label: format.format(moment), align: alignAt(at, count) };
  });
  return ticks.filter(({ label }, at) => label !== ticks[at - 1]?.label);
};

const alignAt = (at: number, count: number): NonNullable<TextNode['align']> =>
  at === 0 ? 'left' : at === count - 1 ? 'right' : 'center';

/** A line is broken where nothing is known. */
export const stretches = (points: readonly (Point | null)[]): Point[][] => {
  const all: Point[][] = [];
  let open: Point[] | null = null;
  for (const point of points) {
    if (point === null) open = null;
    else {
      if (open === null) {
        open = [];
        all.push(open);
      }
      open.push(point);
    }
  }
  return all;
};
