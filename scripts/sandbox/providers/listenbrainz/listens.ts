import { reportedBy } from '../../exports/heard.ts';
import { type Answer, json } from '../../http/answer.ts';
import { intParam } from '../../http/params.ts';
import { uuid } from '../../world/ids.ts';
import type { Ask, Route } from '../provider.ts';
import { type Desk, lbError, mostItems } from './desk.ts';
import { type ListenbrainzUser, listenbrainzUsers } from './users.ts';

const seconds = (ms: number): number => Math.floor(ms / 1_000);

/** What public listeners have heard, newest first. */
export function listenRoutes(desk: Desk): Route[] {
  return [
    { method: 'GET', path: '/1/user/{name}/listens', handle: (ask) => listens(desk, ask) },
    {
      method: 'GET',
      path: '/1/user/{name}/listen-count',
      handle: ({ params: [name = ''] }) => {
        const user = userOf(name);
        return user ? json({ payload: { count: listensOf(desk, user).length } }) : unknownUser(name);
      },
    },
  ];
}

const unknownUser = (name: string): Answer => lbError(404, `Cannot find user: ${name}`);

interface Listen {
  trackId: string;
  /** Seconds. */
  at: number;
  insertedAt: number;
}

const userOf = (name: string): ListenbrainzUser | undefined =>
  listenbrainzUsers.find((known) => known.name === name.toLowerCase());

/** Newest first, without those that are not visible yet. */
function listensOf({ facts: { world } }: Desk, { accountId, by, years }: ListenbrainzUser): Listen[] {
  if (by === 'scrobbler')
    return reportedBy(world, accountId, years).map(({ trackId, startedAt, endedAt }) => ({
      trackId,
      at: seconds(startedAt),
      insertedAt: seconds(endedAt),
    }));
  return world
    .plays(accountId)
    .filter(({ visibleAt }) => visibleAt <= world.now())
    .map(({ trackId, playedAt, visibleAt }) => ({
      trackId,
      at: seconds(playedAt),
      insertedAt: seconds(visibleAt),
    }))
    .toReversed();
}

function listens(desk: Desk, { params: [name = ''], query }: Ask): Answer {
  const user = userOf(name);
  if (!user) return unknownUser(name);
  const all = listensOf(desk, user);
  const time = (of: string, usual: number): number | Answer =>
    intParam(query, of, usual, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER) ??
    lbError(400, `Invalid ${of} argument: ${query.get(of)}`);
  const maxTs = time('max_ts', Number.POSITIVE_INFINITY);
  const minTs = time('min_ts', Number.NEGATIVE_INFINITY);
  const count = time('count', 25);
  if (typeof maxTs !== 'number') return maxTs;
  if (typeof minTs !== 'number') return minTs;
  if (typeof count !== 'number') return count;
  if (maxTs < minTs) return lbError(400, 'max_ts should be greater than min_ts');
  if (count < 0) return lbError(400, 'Number of items requested should be positive');
  const inRange = all.filter(({ at }) => at < maxTs && at > minTs);
  const most = Math.min(count, mostItems);
  // From `min_ts` alone it is the oldest that come, but those too are shown newest first.
  const shown =
    query.has('min_ts') && !query.has('max_ts')
      ? inRange.slice(Math.max(0, inRange.length - most))
      : inRange.slice(0, most);
  const listed = shown.flatMap((listen) => listenOf(desk, user, listen));
  return json({
    payload: {
      count: listed.length,
      user_id: user.name,
      latest_listen_ts: all[0]?.at ?? 0,
      oldest_listen_ts: all.at(-1)?.at ?? 0,
      listens: listed,
    },
  });
}

function listenOf(
  { facts, library }: Desk,
  { name, by }: ListenbrainzUser,
  { trackId, at, insertedAt }: Listen,
): Record<string, unknown>[] {
  const { catalogue } = facts.world;
  const track = catalogue.track(trackId);
  const piece = facts.byTrack(trackId);
  if (!track) return [];
  const msid = uuid(facts.dice('listenbrainz/msid', track.id));
  const [known] = piece ? library.ofPiece(piece) : [];
  // Mappings are made once: ids merged since then stay as they were.
  const stale = known && facts.dice('listenbrainz/stale', track.id).chance(0.5);
  return [
    {
      inserted_at: insertedAt,
      listened_at: at,
      recording_msid: msid,
      user_name: name,
      track_metadata: {
        artist_name: track.artistIds.map((id) => catalogue.artist(id)?.name ?? '').join(', '),
        track_name: track.name,
        release_name: catalogue.album(track.albumId)?.name ?? '',
        additional_info: {
          duration_ms: track.durationMs,
          recording_msid: msid,
          ...(by === 'scrobbler'
            ? { media_player: 'Some Player', submission_client: 'Web Scrobbler' }
            : {
                music_service: 'spotify.com',
                origin_url: `https://open.spotify.com/track/${track.id}`,
                spotify_id: `https://open.spotify.com/track/${track.id}`,
                submission_client: 'listenbrainz',
                ...(track.isrc !== null && { isrc: track.isrc }),
              }),
        },
        mbid_mapping:
          known && piece
            ? {
                recording_mbid: (stale ? library.mergedIdOf(known.mbid) : undefined) ?? known.mbid,
                recording_name: known.title,
                release_mbid: known.albums[0]?.mbid ?? null,
                artist_mbids: piece.artists.map(({ mbid }) => mbid),
                artists: piece.artists.map(({ mbid, name }, at) => ({
                  artist_mbid: mbid,
                  artist_credit_name: name,
                  join_phrase: at < piece.artists.length - 1 ? ' & ' : '',
                })),
              }
            : null,
      },
    },
  ];
}
