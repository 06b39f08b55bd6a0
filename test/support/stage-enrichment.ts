import { expect } from 'vitest';
import type { MessageView } from '../../scripts/sandbox/discord/types.ts';
import type { Stage } from '../../scripts/sandbox/stage.ts';
import type { WorldAlbum, WorldRecording, WorldTrack } from '../../scripts/sandbox/world/types.ts';
import { MINUTE } from '../../src/clock.ts';
import { type Flow, type Guest, until } from './stage.ts';

/** A track of the world with the truth about it, and what providers would say if somebody asked them. */
export interface Surveyed {
  readonly track: WorldTrack;
  readonly truth: WorldRecording;
  readonly album: WorldAlbum;
  /** MusicBrainz: the recordings that stand under its ISRC. */
  readonly mbids: readonly string[];
  /** ReccoBeats' tempo. */
  readonly tempo: number | null;
  /** Deezer's, 0 where it has the track without one. */
  readonly deezerBpm: number | null;
  /** ListenBrainz' tags, of recording, release group or artist. */
  readonly tags: readonly string[];
  readonly inAcousticbrainz: boolean;
}

const PATIENCE_MS = 45_000;
const agent = { 'user-agent': 'SegueTest/1.0 ( https://segue.test/contact )' };

/** Asks the doubles about tracks, past Segue; the calls are not counted. */
export const survey = async (stage: Stage, tracks: readonly WorldTrack[]): Promise<Surveyed[]> => {
  const { world, providers } = stage;
  const { MUSICBRAINZ_URL, RECCOBEATS_URL, DEEZER_URL, LISTENBRAINZ_URL, ACOUSTICBRAINZ_URL } =
    providers.urls;
  // biome-ignore lint/suspicious/noExplicitAny: documents of every shape
  const ask = async (url: string, body?: object): Promise<any> => {
    const response = await fetch(url, {
      headers: { ...agent, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return response.json();
  };
  const found: Surveyed[] = [];
  for (let from = 0; from < tracks.length; from += 40) {
    const part = tracks.slice(from, from + 40);
    const codes = part.flatMap(({ isrc }) => (isrc === null ? [] : [isrc.toUpperCase()]));
    const query = encodeURIComponent(`isrc:(${codes.join(' OR ')})`);
    const { recordings } = await ask(`${MUSICBRAINZ_URL}/recording?fmt=json&limit=100&query=${query}`);
    const features = await ask(`${RECCOBEATS_URL}/audio-features?ids=${part.map(({ id }) => id).join(',')}`);
    const ids: string[] = recordings.map(({ id }: { id: string }) => id);
    const metadata = await ask(`${LISTENBRAINZ_URL}/metadata/recording/`, {
      recording_mbids: ids,
      inc: 'artist tag release',
    });
    const analysed = await Promise.all(
      [0, 25, 50, 75].map((at) => {
        const some = ids.slice(at, at + 25);
        return some.length === 0
          ? {}
          : ask(`${ACOUSTICBRAINZ_URL}/api/v1/count?recording_ids=${some.join(';')}`);
      }),
    );
    const sold = await Promise.all(
      part.map(({ isrc }) => ask(`${DEEZER_URL}/track/isrc:${isrc?.toUpperCase()}`)),
    );
    for (const [at, track] of part.entries()) {
      const truth = world.catalogue.recording(track.recordingMbid);
      const album = world.catalogue.album(track.albumId);
      if (!truth || !album || track.isrc === null) continue;
      const code = track.isrc.toUpperCase();
      const own = recordings.filter(({ isrcs = [] }: { isrcs?: (string | { id: string })[] }) =>
        isrcs.some((each) => (typeof each === 'string' ? each : each.id) === code),
      );
      const mbids: string[] = own.map(({ id }: { id: string }) => id);
      const heard = features.content.find(({ href }: { href: string }) => href.endsWith(track.id));
      const tags = Object.values<{ tag: string }[]>(metadata[mbids[0] ?? '']?.tag ?? {}).flat();
      found.push({
        track,
        truth,
        album,
        mbids,
        tempo: heard?.tempo ?? null,
        deezerBpm: sold[at].bpm ?? null,
        tags: tags.map(({ tag }) => tag),
        inAcousticbrainz: analysed.some((counts) => mbids.some((id) => id in counts)),
      });
    }
  }
  providers.counters.reset();
  return found;
};

/** What listeners have stuck to a track at Last.fm. */
export const tagsAtLastfm = async ({ world, providers }: Stage, { track }: Surveyed): Promise<string[]> => {
  const query = new URLSearchParams({
    method: 'track.getTopTags',
    artist: world.catalogue.artist(track.artistIds[0] ?? '')?.name ?? '',
    track: track.name,
    autocorrect: '1',
    format: 'json',
    api_key: providers.credentials.lastfmApiKey,
  });
  const response = await fetch(`${providers.urls.LASTFM_URL}/?${query}`, { headers: agent });
  // biome-ignore lint/suspicious/noExplicitAny: one tag comes without a list around it
  const { toptags }: any = await response.json();
  return [toptags?.tag ?? []].flat().map(({ name }) => name);
};

/**
 * Waits until nobody is asked about this person's tracks any more, or only after a rest of more than `longest` ms.
 * Where everything waits for its time, the world's clock goes there at once.
 */
export const enriched = (flow: Flow, guest: Guest, longest = 5 * MINUTE): Promise<void> =>
  until(
    `everybody to be asked about ${guest.person.displayName}'s tracks`,
    async () => {
      const active = flow.rows(
        `select kind, status, message, run_at - ? as wait, lease_until is not null as works from jobs
         where member_id = ? and (kind like 'external.%' or kind = 'external') and status in ('PENDING', 'RUNNING')
         and not (status = 'RUNNING' and lease_until is null)`,
        flow.stage.world.now(),
        guest.id,
      );
      const wait = Math.min(...active.map(({ wait }) => Number(wait)));
      if (active.length === 0 || wait > longest) return true;
      if (active.every(({ works }) => works === 0) && wait > 0) await flow.stage.advance(wait);
      return JSON.stringify(active);
    },
    PATIENCE_MS,
  );

const rowOf = (flow: Flow, { id }: WorldTrack): unknown =>
  flow.rows('select id from tracks where spotify_id = ?', id)[0]?.['id'];

/** `/track show` of a track. */
export const showTrack = (flow: Flow, guest: Guest, track: WorldTrack): Promise<MessageView> =>
  guest.ask('/track show', { track: `track:${rowOf(flow, track)}` });

/** What is remembered of asking about a track: `provider/facet` → found or miss. */
export const answersKept = (flow: Flow, track: WorldTrack): Record<string, unknown> =>
  Object.fromEntries(
    flow
      .rows(
        'select provider, facet, status from external_data where entity_id = ?',
        Number(rowOf(flow, track)),
      )
      .map(({ provider, facet, status }) => [facet === '' ? provider : `${provider}/${facet}`, status]),
  );

/** What a source says about a track as Segue reads it; undefined while it said nothing. */
export const readingOf = (
  flow: Flow,
  track: WorldTrack,
  source: string,
): { values: Record<string, unknown>; recordings: string[] } | undefined => {
  const rows = flow.rows(
    'select "values", ids from enrichments where track_id = ? and source = ? order by facet',
    Number(rowOf(flow, track)),
    source,
  );
  if (rows.length === 0) return undefined;
  const parsed = rows.map((row) => ({
    values: JSON.parse(String(row['values'])),
    ids: JSON.parse(String(row['ids'])),
  }));
  return {
    values: Object.assign({}, ...parsed.map(({ values }) => values)),
    recordings: parsed.flatMap(({ ids }) => ids?.recordings ?? []),
  };
};

/** A tempo may be told half or double, and a little beside. */
export const expectTempo = (told: number, truth: WorldRecording): void => {
  const near = [truth.bpm / 2, truth.bpm, truth.bpm * 2].some((bpm) => Math.abs(bpm - told) <= 1);
  expect(near, `${told} BPM instead of ${truth.bpm}`).toBe(true);
};

/** Lines of the log that somebody should look at. */
export const complaints = ({ stage }: Flow): unknown[] =>
  stage.segue.log.filter(
    ({ level, text }) => text !== undefined || (typeof level === 'number' && level >= 50),
  );
