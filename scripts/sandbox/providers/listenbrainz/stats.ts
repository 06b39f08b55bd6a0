import { type Answer, empty, json } from '../../http/answer.ts';
import { intParam } from '../../http/params.ts';
import { DAY } from '../../world/clock.ts';
import type { Buzz, Heard } from '../knowledge/buzz.ts';
import type { Piece } from '../knowledge/facts.ts';
import type { Ask, Route } from '../provider.ts';
import { type Desk, lbError, mostItems } from './desk.ts';

const ranges: Record<string, number> = {
  this_week: 7,
  this_month: 30,
  this_year: 365,
  week: 7,
  month: 30,
  quarter: 91,
  half_yearly: 182,
  year: 365,
  all_time: 3_650,
};

const entities = ['artists', 'releases', 'release-groups', 'recordings'] as const;
type Entity = (typeof entities)[number];

/** What everybody listens to, computed once a day; only the first 1000 of a range. */
export function statsRoutes(desk: Desk, buzz: Buzz): Route[] {
  return entities.map((entity) => ({
    method: 'GET',
    path: `/1/stats/sitewide/${entity}`,
    handle: (ask) => sitewide(desk, buzz, ask, entity),
  }));
}

function sitewide(desk: Desk, buzz: Buzz, { query }: Ask, entity: Entity): Answer {
  const range = query.get('range') ?? 'all_time';
  const days = ranges[range];
  if (days === undefined) return lbError(400, `Invalid range: ${range}`);
  const offset = intParam(query, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
  const count = intParam(query, 'count', 25, 0, Number.MAX_SAFE_INTEGER);
  if (offset === undefined) return lbError(400, "'offset' should be a non-negative integer");
  if (count === undefined) return lbError(400, "'count' should be a non-negative integer");
  // On the first day of a year there is nothing to say about it yet: an answer without a body.
  const now = Math.floor(desk.facts.world.now() / DAY) * DAY;
  if (range === 'this_year' && new Date(now).getUTCMonth() + new Date(now).getUTCDate() === 1)
    return empty(204);
  const scope = `listenbrainz/${range}`;
  const share = Math.sqrt(days / 7);
  const all = listOf(desk, buzz, entity, scope, share).slice(0, mostItems);
  const most = Math.min(count, mostItems);
  return json({
    payload: {
      [entity.replace('-', '_')]: all.slice(offset, offset + most),
      range,
      offset,
      // What was asked for, not what came.
      count: most,
      [`total_${entity.replace('-', '_').slice(0, -1)}_count`]: all.length,
      from_ts: Math.floor((now - days * DAY) / 1_000),
      to_ts: Math.floor(now / 1_000),
      last_updated: Math.floor((now + 3 * 3_600_000) / 1_000),
    },
  });
}

function listOf(desk: Desk, buzz: Buzz, entity: Entity, scope: string, share: number): object[] {
  const listens = (plays: number): number => Math.round(plays * 40 * share);
  switch (entity) {
    case 'artists':
      return buzz.artists(scope).map(({ thing, plays }) => ({
        ...(desk.library.isKnownArtist(thing) ? { artist_mbids: [thing.mbid] } : { artist_mbids: [] }),
        artist_name: buzz.nameOf(thing),
        listen_count: listens(plays),
      }));
    case 'releases':
      return buzz.albums(scope).map(({ thing, plays }) => ({
        ...credit(desk, buzz, thing.artistIds),
        caa_id: null,
        caa_release_mbid: null,
        listen_count: listens(plays),
        release_mbid: desk.library.isKnownAlbum(thing) ? thing.mbid : null,
        release_name: thing.name,
      }));
    case 'release-groups':
      return buzz.albums(scope).map(({ thing, plays }) => ({
        ...credit(desk, buzz, thing.artistIds),
        caa_id: null,
        caa_release_mbid: null,
        listen_count: listens(plays),
        release_group_mbid: desk.library.isKnownAlbum(thing) ? desk.library.groupOf(thing).mbid : null,
        release_group_name: thing.name,
      }));
    case 'recordings':
      return buzz.pieces(scope).map((heard) => recording(desk, buzz, heard, listens(heard.plays)));
  }
}

/** Without a mapping there are names only. */
function recording({ library }: Desk, buzz: Buzz, { thing }: Heard<Piece>, listens: number): object {
  const [known] = library.ofPiece(thing);
  return {
    artist_mbids: known ? thing.artists.map(({ mbid }) => mbid) : [],
    artist_name: thing.artists.map(buzz.nameOf).join(' & '),
    caa_id: null,
    caa_release_mbid: null,
    listen_count: listens,
    recording_mbid: known?.mbid ?? null,
    release_mbid: known?.albums[0]?.mbid ?? null,
    release_name: thing.first.name,
    track_name: thing.title,
  };
}

function credit({ facts, library }: Desk, buzz: Buzz, artistIds: readonly string[]): object {
  const artists = artistIds
    .map((id) => facts.world.catalogue.artist(id))
    .filter((artist) => artist !== undefined);
  return {
    artist_mbids: artists.filter(library.isKnownArtist).map(({ mbid }) => mbid),
    artist_name: artists.map(buzz.nameOf).join(' & '),
  };
}
