import { z } from 'zod';
import { scopeOf } from '../../domain/charts/catalogue.ts';
import type { EntityKind } from '../../domain/charts/chart.ts';
import { chartOf, type FoundEntry } from '../chart-entries.ts';
import type { ChartAnswer, ChartSource } from '../chart-source-port.ts';
import { date, name } from '../facts.ts';
import { jsonOf, refusedError, unreadableError } from '../findings.ts';
import type { Http } from '../http-port.ts';
import { id, lenient, text } from '../wire.ts';
import { failureOf, heed, isUnknown } from './errors.ts';
import { DEEZER_LIMITER } from './limiter.ts';

const MOST = 100;
const PATHS: Readonly<Record<EntityKind, string>> = { track: 'tracks', album: 'albums', artist: 'artists' };

const Answer = z.object({ data: z.array(z.unknown()) });
const Person = z.object({ name: z.string().min(1).max(1_000), picture_medium: text });
const Cover = lenient(z.object({ cover_medium: text }));

/** A track, an album or an artist: each with its own half of the fields. */
const Entry = z.object({
  id,
  title: text,
  /** Of an artist. */
  name: text,
  link: text,
  release_date: text,
  artist: lenient(Person),
  album: Cover,
  cover_medium: text,
  picture_medium: text,
});
type Entry = z.output<typeof Entry>;

/** `GET /chart/{genre}/{tracks|albums|artists}` of Deezer: what its listeners play, by genre. No key. */
export const createDeezerCharts = ({ http, url }: { http: Http; url: string }): ChartSource => ({
  source: 'deezer',
  read: async ({ spec }, signal): Promise<ChartAnswer> => {
    const genre = scopeOf(spec);
    const answer = await http.request({
      provider: 'deezer',
      app: '-',
      mode: null,
      bucket: 'chart',
      method: 'GET',
      url: `${url}/chart/${encodeURIComponent(genre ?? '0')}/${PATHS[spec.kind]}?limit=${MOST}`,
      headers: { 'accept-language': 'en' },
      schema: z.unknown(),
      limiter: DEEZER_LIMITER,
      signal,
      heed,
    });
    const raw = answer.kind === 'ok' ? answer.body : jsonOf(answer.text);
    if (isUnknown(raw)) return { kind: 'gone' };
    if (answer.kind === 'refused') throw refusedError('deezer', 'chart', answer.status);
    if (failureOf(raw) !== null) throw unreadableError('deezer', `error ${failureOf(raw)?.code}`);
    const { data } = Answer.safeParse(raw);
    if (data === undefined) return { kind: 'shape', raw };
    return chartOf(data.data, Entry, (entry) => read(spec.kind, entry), raw);
  },
});

const read = (kind: EntityKind, entry: Entry): FoundEntry | null => {
  const called = name(kind === 'artist' ? entry.name : entry.title);
  const by = name(entry.artist?.name);
  if (called === undefined || (kind !== 'artist' && by === undefined)) return null;
  const images = {
    track: entry.album?.cover_medium,
    album: entry.cover_medium,
    artist: entry.picture_medium,
  };
  return {
    name: called,
    artists: by === undefined || kind === 'artist' ? [] : [by],
    externalId: entry.id,
    imageUrl: images[kind],
    url: entry.link,
    releaseDate: kind === 'album' ? date(entry.release_date) : undefined,
  };
};
