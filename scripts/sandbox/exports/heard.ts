import { DAY, HOUR, SECOND } from '../world/clock.ts';
import type { World } from '../world/contract.ts';
import { spotifyId } from '../world/ids.ts';
import { artistName, trackTitle } from '../world/names.ts';
import { createRandom, type Random, weightedDraw } from '../world/random.ts';
import type { WorldTrack } from '../world/types.ts';

/** A track in the words of an export: no ids but the uri, and only the artist of the album. */
export interface HeardTrack {
  uri: string;
  title: string;
  artist: string;
  album: string;
  durationMs: number;
}

/** One stream as it was, before an export distorts it. */
export interface Stream {
  track: HeardTrack;
  /** ms UTC. */
  endedAt: number;
  msPlayed: number;
  /** Spotify shows it among the recently played, ending at `endedAt`. */
  isLive: boolean;
  /** When the player was online again; null for a stream with a connection. */
  syncedAt: number | null;
}

/** What was heard on one day (UTC). */
export interface HeardDay {
  /** Midnight. */
  at: number;
  streams: Stream[];
}

export interface ListenerOptions {
  /** How far back, from the world's now. Default 3. */
  years?: number;
  /** Streams a day before the world remembers every play. Default 12. */
  perDay?: number;
}

/**
 * Everything one account has heard, day by day: first what nobody remembers any more (liked tracks), then every play
 * that the world knows and the Web API shows.
 */
export function* heardBy(
  world: World,
  accountId: string,
  options: ListenerOptions = {},
): Generator<HeardDay> {
  const account = world.account(accountId);
  if (!account) throw new Error(`There is no account ${accountId} in this world.`);
  const random = createRandom(world.seed, `export/${account.id}`);
  const now = world.now();
  const known = knownTracks(world);
  const plays = world.plays(account.id).filter(({ playedAt }) => playedAt <= now);
  const remembered = Math.floor((plays[0]?.playedAt ?? now) / DAY) * DAY;
  const liked = world
    .likes(account.id)
    .slice(0, 1_500)
    .flatMap(({ trackId }) => world.catalogue.track(trackId) ?? []);
  const first = Math.floor(now / DAY - (options.years ?? 3) * 365) * DAY;
  for (let at = first; at < remembered; at += DAY) {
    const count = liked.length === 0 ? 0 : random.int(0, (options.perDay ?? 12) * 2);
    yield { at, streams: dayOf(random, at, count, () => known(random.pick(liked))) };
  }
  const byDay = Map.groupBy(plays, ({ playedAt }) => Math.floor(playedAt / DAY) * DAY);
  for (const at of [...byDay.keys()].toSorted((a, b) => a - b)) {
    const streams = (byDay.get(at) ?? []).flatMap(({ trackId, playedAt, msPlayed, visibleAt }): Stream[] => {
      const track = world.catalogue.track(trackId);
      const syncedAt = visibleAt - playedAt > 10 * 60 * SECOND ? Math.min(visibleAt, now) : null;
      return track
        ? [{ track: known(track), endedAt: playedAt, msPlayed, isLive: visibleAt <= now, syncedAt }]
        : [];
    });
    yield { at, streams };
  }
}

function knownTracks({ catalogue }: World): (track: WorldTrack) => HeardTrack {
  const made = new Map<string, HeardTrack>();
  return (track) => {
    const known = made.get(track.id);
    if (known) return known;
    const album = catalogue.album(track.albumId);
    const heard = {
      uri: `spotify:track:${track.id}`,
      title: track.name,
      artist: catalogue.artist(album?.artistIds[0] ?? '')?.name ?? '',
      album: album?.name ?? '',
      durationMs: track.durationMs,
    };
    made.set(track.id, heard);
    return heard;
  };
}

/** Streams one after the other from some hour on; one in five is left early, now and then a player was offline. */
function dayOf(random: Random, midnight: number, count: number, draw: () => HeardTrack): Stream[] {
  const streams: Stream[] = [];
  let at = midnight + random.int(0, 12) * HOUR;
  const last = midnight + DAY - SECOND;
  for (let left = count; left > 0 && at < last; left--) {
    // Now and then a song is on repeat.
    const before = streams.at(-1)?.track;
    const track = before && random.chance(0.02) ? before : draw();
    const msPlayed = Math.min(
      last - at,
      random.chance(0.2) ? random.int(0, Math.min(track.durationMs, 90_000)) : track.durationMs,
    );
    at += msPlayed + random.int(0, 5) * SECOND;
    streams.push({ track, endedAt: at, msPlayed, isLive: false, syncedAt: null });
  }
  if (streams.length > 5 && random.chance(0.06)) {
    const from = random.int(0, streams.length - 4);
    const tunnel = streams.slice(from, from + 10);
    const syncedAt = (tunnel.at(-1)?.endedAt ?? at) + random.int(1, 300) * 60 * SECOND;
    for (const stream of tunnel) stream.syncedAt = syncedAt;
  }
  return streams;
}

export interface CrowdOptions {
  seed: number;
  /** How many streams; days are filled until it is reached. */
  plays: number;
  /** The last of them ends before this, ms UTC. */
  until: number;
  /** Different tracks. Default 40 000. */
  tracks?: number;
  /** Streams a day. Default 180: somebody who never turns it off. */
  perDay?: number;
}

/** A listener of any size who lives in no world: few tracks often, many tracks once. Constant memory. */
export function* heardByMany(options: CrowdOptions): Generator<HeardDay> {
  const random = createRandom(options.seed, 'export/bulk');
  const pool = poolOf(random.fork('tracks'), options.tracks ?? 40_000);
  const draw = weightedDraw(pool, ({ rank }) => 1 / (rank + 20));
  const perDay = options.perDay ?? 180;
  const days = Math.ceil(options.plays / perDay);
  const first = Math.floor(options.until / DAY) * DAY - days * DAY;
  let left = options.plays;
  for (let at = first; left > 0; at += DAY) {
    // Short lengths, or a day would not hold them.
    const streams = dayOf(random, at, Math.min(left, perDay), () => draw(random).track);
    left -= streams.length;
    yield { at, streams };
  }
}

function poolOf(random: Random, count: number): { rank: number; track: HeardTrack }[] {
  const artists = Array.from({ length: Math.ceil(count / 12) }, () => artistName(random));
  return Array.from({ length: count }, (_, rank) => ({
    rank,
    track: {
      uri: `spotify:track:${spotifyId(random)}`,
      title: `${trackTitle(random)}${random.chance(0.2) ? ' - Extended Mix' : ''}`,
      artist: random.pick(artists),
      album: trackTitle(random),
      durationMs: random.int(90, 420) * SECOND + random.int(0, 999),
    },
  }));
}
