import { z } from 'zod';
import type { EntityKind } from '../../domain/charts/chart.ts';
import { nameKey } from '../../domain/charts/identify.ts';
import { chartOf, type FoundEntry } from '../chart-entries.ts';
import type { ChartAnswer, ChartSource } from '../chart-source-port.ts';
import { name } from '../facts.ts';
import { refusedError } from '../findings.ts';
import type { Http } from '../http-port.ts';
import { Mbid } from '../mbid.ts';
import { heedWindow } from '../metabrainz.ts';
import { lenient, number, text } from '../wire.ts';
import { coverUrl } from './cover.ts';
import { freshOf } from './fresh-chart.ts';
import { LISTENBRAINZ_LIMITER } from './limiter.ts';

export interface ListenBrainzChartDeps {
  readonly http: Http;
  /** Of the API, `…/1`. */
  readonly url: string;
  readonly userAgent: string;
  readonly token?: string | undefined;
}

const MOST = 100;
/** Fresh releases of a week are megabytes. */
const TIMEOUT_MS = 60_000;
const FRESH_DAYS = 7;
const PATHS: Readonly<Record<EntityKind, string>> = {
  track: 'recordings',
  album: 'release-groups',
  artist: 'artists',
};
const LISTS: Readonly<Record<EntityKind, string>> = {
  track: 'recordings',
  album: 'release_groups',
  artist: 'artists',
};

const Envelope = z.object({ payload: z.record(z.string(), z.unknown()) });
const List = z.array(z.unknown());
const mbid = lenient(Mbid);

const Entry = z.object({
  artist_name: z.string().min(1).max(1_000),
  track_name: text,
  release_group_name: text,
  recording_mbid: mbid,
  release_group_mbid: mbid,
  artist_mbid: mbid,
  /** Artists came with one id, and come with a list of them. */
  artist_mbids: lenient(z.array(z.unknown())),
  caa_id: number,
  caa_release_mbid: mbid,
});
type Entry = z.output<typeof Entry>;

/**
 * What everybody on ListenBrainz listened to in the last week, and what came out in the last days. No key; numbers are
 * counted anew once a day at most. "No Content" means that they are not counted yet.
 */
export const createListenBrainzCharts = (deps: ListenBrainzChartDeps): ChartSource => {
  const { http, url, userAgent, token } = deps;

  const ask = async (path: string, bucket: string, signal?: AbortSignal): Promise<unknown> => {
    const answer = await http.request({
      provider: 'listenbrainz',
      app: '-',
      mode: null,
      bucket,
      method: 'GET',
      url: url + path,
      headers: {
        'user-agent': userAgent,
        ...(token === undefined ? {} : { authorization: `Token ${token}` }),
      },
      schema: z.unknown(),
      timeoutMs: TIMEOUT_MS,
      limiter: LISTENBRAINZ_LIMITER,
      signal,
      heed: heedWindow,
    });
    if (answer.kind === 'refused') throw refusedError('listenbrainz', bucket, answer.status);
    return answer.body;
  };

  const tops = async (kind: EntityKind, signal?: AbortSignal): Promise<ChartAnswer> => {
    const path = `/stats/sitewide/${PATHS[kind]}?range=week&count=${MOST}&offset=0`;
    const raw = await ask(path, 'stats', signal);
    if (raw === undefined) return { kind: 'entries', entries: [], raw: null };
    const rows = List.safeParse(Envelope.safeParse(raw).data?.payload[LISTS[kind]]).data;
    return rows === undefined
      ? { kind: 'shape', raw }
      : chartOf(rows, Entry, (entry) => read(kind, entry), raw);
  };

  const fresh = async (now: number, signal?: AbortSignal): Promise<ChartAnswer> => {
    const query = new URLSearchParams({
      release_date: new Date(now).toISOString().slice(0, 10),
      days: String(FRESH_DAYS),
      sort: 'release_date',
      past: 'true',
      future: 'false',
    });
    return freshOf(await ask(`/explore/fresh-releases/?${query}`, 'fresh', signal));
  };

  return {
    source: 'listenbrainz',
    read: ({ spec, now }, signal) => (spec.form === 'new' ? fresh(now, signal) : tops(spec.kind, signal)),
  };
};

const read = (kind: EntityKind, entry: Entry): FoundEntry | null => {
  const by = name(entry.artist_name);
  const called = { track: name(entry.track_name), album: name(entry.release_group_name), artist: by }[kind];
  if (by === undefined || called === undefined) return null;
  const first = Mbid.safeParse(entry.artist_mbids?.[0]).data;
  const ids = {
    track: entry.recording_mbid,
    album: entry.release_group_mbid,
    artist: entry.artist_mbid ?? (entry.artist_mbids?.length === 1 ? first : null),
  };
  const artists = kind === 'artist' ? [] : [by];
  const { caa_id: image, caa_release_mbid: release } = entry;
  return {
    name: called,
    artists,
    // What nobody has matched has no id; there it is its name.
    externalId: ids[kind] ?? nameKey({ name: called, artists }),
    mbid: ids[kind],
    imageUrl: image == null || release == null ? null : coverUrl(release, image),
  };
};
