import { DAY, HOUR, SECOND } from '../world/clock.ts';
import type { World } from '../world/contract.ts';
import { spotifyId } from '../world/ids.ts';
import { artistName, trackTitle } from '../world/names.ts';
import { createRandom, type Random, weightedDraw } from '../world/random.ts';
import type { Play, WorldTrack } from '../world/types.ts';

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
  /** How far back, from the first play the world remembers (90 days before it began). Default 3. */
  years?: number;
  /** Streams a day before the world remembers every play. Default 12. */
  perDay?: number;
}

/**
 * Everything one account has heard, day by day: first what nobody remembers any more (liked tracks), then every play
 * that the world knows and the Web API shows. What is past stays: whoever asks again later hears the same and more.
 */
export function* heardBy(
  world: World,
  accountId: string,
  options: ListenerOptions = {},
): Generator<HeardDay> {
  const account = world.account(accountId);
  if (!account) throw new Error(`There is no account ${accountId} in this world.`);
  const now = world.now();
  const plays = world.plays(account.id).filter(({ playedAt }) => playedAt <= now);
  // Somebody who has only just come to music has no past either.
  if (plays.length === 0) return;
  const { remembered, liked } = pastOf(world, account.id, plays);
  const known = knownTracks(world);
  const byDay = Map.groupBy(plays, ({ playedAt }) => Math.floor(playedAt / DAY) * DAY);
  const first = remembered - (options.years ?? 3) * 365 * DAY;
  const last = Math.floor(now / DAY) * DAY;
  for (let at = Math.min(first, ...byDay.keys()); at <= last; at += DAY) {
    const random = createRandom(world.seed, `export/${account.id}/${at}`);
    const isPast = at >= first && at < remembered && liked.length > 0;
    const count = isPast ? random.int(0, (options.perDay ?? 12) * 2) : 0;
    const streams = dayOf(random, at, count, () => known(random.pick(liked)));
    for (const play of byDay.get(at) ?? []) {
      const track = world.catalogue.track(play.trackId);
      if (track) streams.push({ track: known(track), ...streamOf(play, now) });
    }
    if (streams.length > 0) yield { at, streams };
  }
}

function streamOf({ playedAt, msPlayed, visibleAt }: Play, now: number): Omit<Stream, 'track'> {
  const isLate = visibleAt - playedAt > 10 * 60 * SECOND;
  return {
    endedAt: playedAt,
    msPlayed,
    isLive: visibleAt <= now,
    syncedAt: isLate ? Math.min(visibleAt, now) : null,
  };
}

interface Past {
  /** Midnight of the first day whose plays the world remembers. */
  remembered: number;
  liked: readonly WorldTrack[];
}

const pasts = new WeakMap<World, Map<string, Past>>();

/** What there was when it was first asked for: later likes and plays do not change what was heard years ago. */
function pastOf(world: World, accountId: string, plays: readonly Play[]): Past {
  const known = pasts.get(world) ?? new Map<string, Past>();
  pasts.set(world, known);
  const past = known.get(accountId) ?? {
    remembered: Math.floor((plays[0]?.playedAt ?? 0) / DAY) * DAY,
    liked: world
      .likes(accountId)
      .slice(0, 1_500)
      .flatMap(({ trackId }) => world.catalogue.track(trackId) ?? []),
  };
  known.set(accountId, past);
  return past;
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

export interface Reported {
  /** A Spotify id. */
  trackId: string;
  startedAt: number;
  endedAt: number;
  msPlayed: number;
}

/**
 * What a program on somebody's computer reports to Last.fm or ListenBrainz, newest first: everything longer than 30 s
 * that was heard to its half or for four minutes, as soon as there is a connection again.
 */
export function reportedBy(world: World, accountId: string, years: number): Reported[] {
  const now = world.now();
  const reported: Reported[] = [];
  for (const { streams } of heardBy(world, accountId, { years })) {
    for (const { track, endedAt, msPlayed, syncedAt, isLive } of streams) {
      const isEnough = track.durationMs > 30_000 && msPlayed >= Math.min(track.durationMs / 2, 240_000);
      const isKnown = isLive || (syncedAt ?? endedAt) < now;
      if (isEnough && isKnown)
        reported.push({ trackId: track.uri.slice(14), startedAt: endedAt - msPlayed, endedAt, msPlayed });
    }
  }
  return reported.sort((a, b) => b.startedAt - a.startedAt);
}
