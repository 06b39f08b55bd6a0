import { type Answer, json } from '../../http/answer.ts';
import { isObject, parseJson } from '../../http/call.ts';
import { intParam } from '../../http/params.ts';
import { DAY, isoDay } from '../../world/clock.ts';
import { byText } from '../../world/random.ts';
import type { WorldAlbum } from '../../world/types.ts';
import { isIsoDay, isUuid } from '../knowledge/checks.ts';
import { dayOf } from '../knowledge/facts.ts';
import type { Ask, Route } from '../provider.ts';
import { type Desk, hasToken, lbError, mostItems, needsToken } from './desk.ts';

const entities = ['recording', 'artist', 'release', 'release-group'] as const;
type Entity = (typeof entities)[number];
const sorts = ['release_date', 'artist_credit_name', 'release_name'] as const;

/** Fresh releases, and how often things are listened to. */
export function exploreRoutes(desk: Desk): Route[] {
  return [
    { method: 'GET', path: '/1/explore/fresh-releases', handle: (ask) => freshReleases(desk, ask) },
    ...entities.map(
      (entity): Route => ({
        method: 'POST',
        path: `/1/popularity/${entity}`,
        handle: (ask) => popularity(desk, ask, entity),
      }),
    ),
    {
      method: 'GET',
      path: '/1/popularity/top-recordings-for-artist/{mbid}',
      handle: (ask) => topOfArtist(desk, ask),
    },
  ];
}

/** Releases of `days` around a day: half of what comes out, and less of what small labels bring. */
function freshReleases(desk: Desk, { query }: Ask): Answer {
  const { facts } = desk;
  const date = query.get('release_date') ?? isoDay(facts.world.now());
  if (!isIsoDay(date)) return lbError(400, 'Cannot parse date. Must be in YYYY-MM-DD format.');
  const days = intParam(query, 'days', 14, 1, 90);
  if (days === undefined) return lbError(400, 'days must be between 1 and 90.');
  const sort = query.get('sort') ?? 'release_date';
  const order = sorts.find((known) => known === sort);
  if (order === undefined) return lbError(400, `sort must be one of ${sorts.join(', ')}.`);
  const middle = Date.parse(date);
  const from = query.get('past') === 'false' ? middle : middle - days * DAY;
  const until = query.get('future') === 'false' ? middle : middle + days * DAY;
  const releases = facts.world.catalogue
    .allAlbums()
    .filter((album) => album.precision === 'day' && dayOf(album) >= from && dayOf(album) <= until)
    .filter((album) => isEntered(desk, album))
    .map((album) => freshRelease(desk, album));
  return json({
    payload: {
      releases: releases.toSorted(
        (a, b) => byText(a[order], b[order]) || byText(a.release_mbid, b.release_mbid),
      ),
      total_count: releases.length,
    },
  });
}

function isEntered({ facts }: Desk, album: WorldAlbum): boolean {
  const small = facts.byTrack(album.trackIds[0] ?? '')?.smallLabel ?? true;
  return facts.dice('listenbrainz/fresh', album.mbid).chance(small ? 0.25 : 0.65);
}

function freshRelease({ facts, library, kinds }: Desk, album: WorldAlbum) {
  const group = library.groupOf(album);
  const { primary, secondary } = kinds.kindOf(group);
  return {
    artist_credit_name: group.artists.map(({ name }) => name).join(' & '),
    artist_mbids: group.artists.map(({ mbid }) => mbid),
    caa_id: null,
    caa_release_mbid: null,
    listen_count: facts.dice('listenbrainz/count', album.mbid).int(0, 400),
    release_date: album.releaseDate,
    release_group_mbid: group.mbid,
    release_group_primary_type: primary,
    ...(secondary[0] !== undefined && { release_group_secondary_type: secondary[0] }),
    release_mbid: album.mbid,
    release_name: album.name,
    release_tags: library.groupTags(group).map(({ name }) => name),
  };
}

/** In the order of the question; what nobody listened to has nulls. */
function popularity(desk: Desk, { call }: Ask, entity: Entity): Answer {
  const name = entity.replace('-', '_');
  const body = parseJson(call.body.toString('utf8'));
  const given: unknown = isObject(body) ? body[`${name}_mbids`] : undefined;
  if (!Array.isArray(given)) {
    return lbError(400, `${name}_mbids JSON element must be present and contain a list of ${name}_mbids`);
  }
  const ids = given.map(String);
  const broken = ids.find((id) => !isUuid(id));
  if (broken !== undefined) return lbError(400, `${name}_mbid ${broken} is not valid.`);
  if (ids.length === 0) return lbError(400, `At least one valid ${name}_mbid must be present.`);
  if (ids.length > mostItems) {
    return lbError(400, `Maximum number of ${name}_mbids that can be fetched at once is ${mostItems}`);
  }
  return json(ids.map((id) => ({ [`${name}_mbid`]: id, ...countsOf(desk, entity, id.toLowerCase()) })));
}

interface Counts {
  total_listen_count: number | null;
  total_user_count: number | null;
}

function countsOf(desk: Desk, entity: Entity, mbid: string): Counts {
  const liking = popularityOf(desk, entity, mbid);
  if (liking === undefined) return { total_listen_count: null, total_user_count: null };
  const users = Math.round(2 ** (liking / 7) * desk.facts.dice('listenbrainz/users', mbid).int(1, 6));
  return {
    total_listen_count: users * desk.facts.dice('listenbrainz/listens', mbid).int(1, 9),
    total_user_count: users,
  };
}

function popularityOf({ facts, library }: Desk, entity: Entity, mbid: string): number | undefined {
  switch (entity) {
    case 'recording':
      return library.recording(mbid)?.piece.tracks[0]?.popularity;
    case 'artist':
      return facts.artists().get(mbid)?.popularity;
    case 'release':
      return library.album(mbid)?.popularity;
    case 'release-group':
      return library.releaseGroup(mbid)?.albums[0]?.popularity;
  }
}

function topOfArtist(desk: Desk, { call, params: [mbid = ''] }: Ask): Answer {
  if (!isUuid(mbid)) return lbError(400, `artist_mbid: '${mbid}' is not a valid uuid`);
  if (!hasToken(desk, call)) return needsToken();
  const own = desk.library
    .recordings()
    .filter(({ piece }) => piece.artists.some((artist) => artist.mbid === mbid.toLowerCase()))
    .map((recording) => ({
      artist_mbids: recording.piece.artists.map((artist) => artist.mbid),
      artist_name: recording.piece.credit,
      length: recording.lengthMs,
      recording_mbid: recording.mbid,
      recording_name: recording.title,
      release_mbid: recording.albums[0]?.mbid ?? null,
      release_name: recording.albums[0]?.name ?? null,
      ...countsOf(desk, 'recording', recording.mbid),
    }));
  return json(own.toSorted((a, b) => (b.total_listen_count ?? 0) - (a.total_listen_count ?? 0)).slice(0, 25));
}
