import { type Answer, json } from '../../http/answer.ts';
import { intParam } from '../../http/params.ts';
import { uuid } from '../../world/ids.ts';
import type { Play } from '../../world/types.ts';
import type { Ask, Route } from '../provider.ts';
import { type Desk, lbError, mostItems } from './desk.ts';
import { listenbrainzUsers } from './users.ts';

const seconds = (ms: number): number => Math.floor(ms / 1_000);

/** What public listeners have heard, newest first. */
export function listenRoutes(desk: Desk): Route[] {
  return [
    { method: 'GET', path: '/1/user/{name}/listens', handle: (ask) => listens(desk, ask) },
    {
      method: 'GET',
      path: '/1/user/{name}/listen-count',
      handle: ({ params: [name = ''] }) => {
        const plays = playsOf(desk, name);
        return plays ? json({ payload: { count: plays.length } }) : unknownUser(name);
      },
    },
  ];
}

const unknownUser = (name: string): Answer => lbError(404, `Cannot find user: ${name}`);

/** Newest first, without those that are not visible yet. */
function playsOf({ facts }: Desk, name: string): Play[] | undefined {
  const user = listenbrainzUsers.find((known) => known.name === name.toLowerCase());
  if (!user) return undefined;
  const { world } = facts;
  return world
    .plays(user.accountId)
    .filter(({ visibleAt }) => visibleAt <= world.now())
    .toReversed();
}

function listens(desk: Desk, { params: [name = ''], query }: Ask): Answer {
  const plays = playsOf(desk, name);
  if (!plays) return unknownUser(name);
  const maxTs = intParam(query, 'max_ts', Number.POSITIVE_INFINITY, 0, Number.MAX_SAFE_INTEGER);
  const minTs = intParam(query, 'min_ts', Number.NEGATIVE_INFINITY, 0, Number.MAX_SAFE_INTEGER);
  const count = intParam(query, 'count', 25, 0, Number.MAX_SAFE_INTEGER);
  if (maxTs === undefined || minTs === undefined) return lbError(400, 'max_ts and min_ts must be integers.');
  if (count === undefined) return lbError(400, "'count' should be a non-negative integer");
  if (query.has('max_ts') && query.has('min_ts')) {
    return lbError(400, 'You may only specify max_ts or min_ts, not both.');
  }
  const inRange = plays.filter(({ playedAt }) => seconds(playedAt) < maxTs && seconds(playedAt) > minTs);
  const most = Math.min(count, mostItems);
  // From `min_ts` on it is the oldest that come, but those too are shown newest first.
  const shown = query.has('min_ts')
    ? inRange.slice(Math.max(0, inRange.length - most))
    : inRange.slice(0, most);
  return json({
    payload: {
      count: shown.length,
      user_id: name,
      latest_listen_ts: seconds(plays[0]?.playedAt ?? 0),
      oldest_listen_ts: seconds(plays.at(-1)?.playedAt ?? 0),
      listens: shown.flatMap((play) => listenOf(desk, name, play)),
    },
  });
}

function listenOf({ facts, library }: Desk, user: string, play: Play): Record<string, unknown>[] {
  const { catalogue } = facts.world;
  const track = catalogue.track(play.trackId);
  const piece = facts.byTrack(play.trackId);
  if (!track || !piece) return [];
  const msid = uuid(facts.dice('listenbrainz/msid', track.id));
  const [known] = library.ofPiece(piece);
  // Mappings are made once: ids merged since then stay as they were.
  const stale = known && facts.dice('listenbrainz/stale', track.id).chance(0.5);
  return [
    {
      inserted_at: seconds(play.visibleAt),
      listened_at: seconds(play.playedAt),
      recording_msid: msid,
      user_name: user,
      track_metadata: {
        artist_name: track.artistIds.map((id) => catalogue.artist(id)?.name ?? '').join(', '),
        track_name: track.name,
        release_name: catalogue.album(track.albumId)?.name ?? '',
        additional_info: {
          duration_ms: track.durationMs,
          recording_msid: msid,
          music_service: 'spotify.com',
          origin_url: `https://open.spotify.com/track/${track.id}`,
          spotify_id: `https://open.spotify.com/track/${track.id}`,
          submission_client: 'listenbrainz',
          ...(track.isrc !== null && { isrc: track.isrc }),
        },
        mbid_mapping: known
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
