import { z } from 'zod';
import { scopeOf } from '../../domain/charts/catalogue.ts';
import type { EntityKind } from '../../domain/charts/chart.ts';
import { chartOf, type FoundEntry } from '../chart-entries.ts';
import type { ChartSource } from '../chart-source-port.ts';
import { date, name } from '../facts.ts';
import { refusedError } from '../findings.ts';
import type { Http, LimiterSettings } from '../http-port.ts';
import { id, text } from '../wire.ts';

/** Longer feeds are refused with an error of the server. */
const MOST = 100;
/** No limit is published; the files change once a day. */
const LIMITER: LimiterSettings = { minGapMs: 500, maxConcurrent: 2 };
const TIMEOUT_MS = 20_000;

const Answer = z.object({ feed: z.object({ results: z.array(z.unknown()) }) });
const Entry = z.object({
  id,
  name: z.string().min(1).max(1_000),
  artistName: z.string().min(1).max(1_000),
  releaseDate: text,
  artworkUrl100: text,
  url: text,
});

/** Apple's most-played feeds of songs and albums, a file per country. No key. */
export const createAppleCharts = ({ http, url }: { http: Http; url: string }): ChartSource => ({
  source: 'apple',
  read: async ({ spec }, signal) => {
    const country = scopeOf(spec) ?? 'us';
    const file = `${spec.kind === 'album' ? 'albums' : 'songs'}.json`;
    const answer = await http.request({
      provider: 'apple',
      app: '-',
      mode: null,
      bucket: 'feeds',
      method: 'GET',
      url: `${url}/${encodeURIComponent(country)}/music/most-played/${MOST}/${file}`,
      schema: z.unknown(),
      timeoutMs: TIMEOUT_MS,
      limiter: LIMITER,
      signal,
      follow: 2,
    });
    if (answer.kind === 'refused') {
      if (answer.status === 404) return { kind: 'gone' };
      throw refusedError('apple', 'feeds', answer.status);
    }
    const { data } = Answer.safeParse(answer.body);
    if (data === undefined) return { kind: 'shape', raw: answer.body };
    return chartOf(data.feed.results, Entry, (entry) => read(spec.kind, entry), answer.body);
  },
});

const read = (kind: EntityKind, entry: z.output<typeof Entry>): FoundEntry | null => {
  const called = name(entry.name);
  const by = name(entry.artistName);
  if (called === undefined || by === undefined || kind === 'artist') return null;
  return {
    name: called,
    artists: [by],
    externalId: entry.id,
    // The feed names the smallest picture; the same address has larger ones.
    imageUrl: entry.artworkUrl100?.replace(/100x100(?=bb)/, '300x300'),
    url: entry.url,
    releaseDate: date(entry.releaseDate),
  };
};
