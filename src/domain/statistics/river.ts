import { monthText } from './windows.ts';

/** Plays by month of the strongest genres: layers that add up to all plays of known genre. */
export interface GenreRiver {
  /** `2025-03`, ascending, none left out. */
  readonly months: readonly string[];
  /** The strongest first. */
  readonly layers: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/**
 * @param genreOf a track's strongest genre; null when nobody knows one
 * @param most layers at most
 */
export const riverOf = (
  rows: readonly { readonly trackId: number; readonly month: number; readonly plays: number }[],
  genreOf: (trackId: number) => string | null,
  months: { readonly from: number; readonly to: number },
  most: number,
): GenreRiver => {
  const length = months.to - months.from + 1;
  const layers = new Map<string, { total: number; values: number[] }>();
  for (const { trackId, month, plays } of rows) {
    const genre = genreOf(trackId);
    const at = month - months.from;
    if (genre === null || at < 0 || at >= length) continue;
    const layer = layers.get(genre) ?? { total: 0, values: new Array<number>(length).fill(0) };
    layers.set(genre, layer);
    layer.total += plays;
    layer.values[at] = (layer.values[at] ?? 0) + plays;
  }
  return {
    months: Array.from({ length }, (_, at) => monthText(months.from + at)),
    layers: [...layers]
      .filter(([, { total }]) => total > 0)
      .sort(([a, one], [b, other]) => other.total - one.total || (a < b ? -1 : 1))
      .slice(0, most)
      .map(([name, { values }]) => ({ name, values })),
  };
};
