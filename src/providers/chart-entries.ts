import type { z } from 'zod';
import { type ChartEntry, MAX_ENTRIES } from '../domain/charts/chart.ts';
import type { ChartAnswer } from './chart-source-port.ts';

/** An entry without its rank, as a source tells of it; what is not known is left out. */
export type FoundEntry = Pick<ChartEntry, 'name' | 'artists' | 'externalId'> & {
  readonly [K in Exclude<keyof ChartEntry, 'name' | 'artists' | 'externalId' | 'rank'>]?:
    | ChartEntry[K]
    | undefined;
};

/** Fewer entries than this that can be read, and the list is no list that we know. */
const READABLE_SHARE = 0.5;

/**
 * A list as a chart. A place that cannot be read leaves its rank empty; when most of them cannot, the shape has changed.
 * An entity stands where it stands first.
 * @param rows as they came, in order
 */
export const chartOf = <S extends z.ZodType>(
  rows: readonly unknown[],
  schema: S,
  read: (row: z.output<S>) => FoundEntry | null,
  raw: unknown,
): ChartAnswer => {
  const seen = new Set<string>();
  const entries: ChartEntry[] = [];
  let readable = 0;
  for (const [at, row] of rows.slice(0, MAX_ENTRIES).entries()) {
    const parsed = schema.safeParse(row);
    const found = parsed.success ? read(parsed.data) : null;
    if (found === null) continue;
    readable += 1;
    if (seen.has(found.externalId)) continue;
    seen.add(found.externalId);
    entries.push(entryOf(found, at + 1));
  }
  const looked = Math.min(rows.length, MAX_ENTRIES);
  return readable < looked * READABLE_SHARE ? { kind: 'shape', raw } : { kind: 'entries', entries, raw };
};

/** With everything that is not known. */
const entryOf = (found: FoundEntry, rank: number): ChartEntry => ({
  rank,
  name: found.name,
  artists: found.artists,
  externalId: found.externalId,
  mbid: found.mbid ?? null,
  spotifyId: found.spotifyId ?? null,
  isrc: found.isrc ?? null,
  imageUrl: shownUrl(found.imageUrl),
  url: shownUrl(found.url),
  label: found.label ?? null,
  releaseDate: found.releaseDate ?? null,
});

/** Only addresses that can be shown. */
const shownUrl = (written: string | null | undefined): string | null => {
  const parsed = URL.parse(written ?? '');
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.href.length <= LONGEST_URL
    ? parsed.href
    : null;
};

const LONGEST_URL = 512;
