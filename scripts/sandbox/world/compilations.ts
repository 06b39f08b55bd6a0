import { DAY } from './clock.ts';
import { isrc } from './ids.ts';
import type { Random } from './random.ts';
import { precisionFor, type ReleaseContext, yearOf } from './releases.ts';
import type { TrackSpec } from './shelf.ts';
import type { WorldAlbum, WorldArtist, WorldRecording, WorldTrack } from './types.ts';

const dateOf = (album: WorldAlbum): number => Date.parse(album.releaseDate.padEnd(10, '-01').slice(0, 10));

interface Source {
  track: WorldTrack;
  recording: WorldRecording;
  releasedAt: number;
}

/** Samplers, DJ mixes, remasters and best-ofs: recordings that come back under other ids, codes and names. */
export function addCompilations(context: ReleaseContext, random: Random, various: WorldArtist): void {
  const { shelf } = context;
  const recordings = new Map(shelf.recordings.map((recording) => [recording.mbid, recording]));
  const albums = new Map(shelf.albums.map((album) => [album.id, album]));
  const released: Source[] = [];
  for (const track of shelf.tracks) {
    const recording = recordings.get(track.recordingMbid);
    const album = albums.get(track.albumId);
    if (!recording || !album) continue;
    const releasedAt = dateOf(album);
    if (releasedAt < context.startAt - 60 * DAY) released.push({ track, recording, releasedAt });
  }
  const club = released.filter(({ recording }) => recording.durationMs > 4.5 * 60_000);
  for (const label of shelf.labels.slice(0, 14)) {
    sampler(context, random, various, label.id, `${label.name}: The Sampler`, random.sample(released, 11));
    djMix(context, random, various, label.id, `${label.name} Nights (DJ Mix)`, random.sample(club, 9));
  }
  for (const artist of random.sample(shelf.artists, 24)) remaster(context, random, artist, released);
}

const newest = (sources: readonly Source[]): number =>
  Math.max(...sources.map(({ releasedAt }) => releasedAt));

/** The same recordings with the same codes under new ids. */
function sampler(
  context: ReleaseContext,
  random: Random,
  various: WorldArtist,
  labelId: string,
  name: string,
  sources: Source[],
): void {
  if (sources.length === 0) return;
  const releasedAt = Math.min(newest(sources) + random.int(10, 400) * DAY, context.startAt - 20 * DAY);
  const tracks = sources.map(({ track, recording }) => ({
    recording,
    name: track.name,
    artistIds: track.artistIds,
  }));
  const images = random.chance(0.1) ? [] : undefined;
  context.shelf.addAlbum(random, {
    name,
    kind: 'compilation',
    artistIds: [various.id],
    labelId,
    releasedAt,
    tracks,
    ...(images && { images }),
  });
}

/** Cut and blended: own recordings, own codes, `- Mixed` at the end of the name. */
function djMix(
  context: ReleaseContext,
  random: Random,
  various: WorldArtist,
  labelId: string,
  name: string,
  sources: Source[],
): void {
  if (sources.length === 0) return;
  const releasedAt = Math.min(newest(sources) + random.int(10, 300) * DAY, context.startAt - 20 * DAY);
  const dj = random.pick(context.shelf.artists);
  const tracks = sources.map(({ track, recording }): TrackSpec => {
    const mixed: WorldRecording = {
      ...recording,
      mbid: `${recording.mbid.slice(0, 24)}${String(random.int(0, 999_999_999_999)).padStart(12, '0')}`,
      version: recording.version ? `${recording.version} - Mixed` : 'Mixed',
      durationMs: Math.round(recording.durationMs * (0.45 + random.next() * 0.3)),
      isrc: isrc(random, 'GB', yearOf(releasedAt)),
    };
    context.shelf.recordings.push(mixed);
    const suffix = random.chance(0.3) ? ' [Mixed]' : ' - Mixed';
    return { recording: mixed, name: `${track.name}${suffix}`, artistIds: track.artistIds };
  });
  context.shelf.addAlbum(random, {
    name,
    kind: 'compilation',
    artistIds: random.chance(0.6) ? [dj.id] : [various.id],
    labelId,
    releasedAt,
    tracks,
  });
}

/** The same performance again, sold under a new code: only the sound tells that it is the same. */
function remaster(context: ReleaseContext, random: Random, artist: WorldArtist, released: Source[]): void {
  const own = released.filter(({ track }) => track.artistIds[0] === artist.id).slice(0, 6);
  if (own.length < 2) return;
  const releasedAt = Math.min(newest(own) + random.int(300, 2500) * DAY, context.startAt - 20 * DAY);
  const year = yearOf(releasedAt);
  const suffix = random.pick([` - Remastered ${year}`, ` (${year} Remaster)`, '']);
  context.shelf.addAlbum(random, {
    name: suffix === '' ? `${artist.name}: Collected` : `Collected (${year} Edition)`,
    kind: suffix === '' ? 'compilation' : 'album',
    artistIds: [artist.id],
    labelId: random.pick(context.shelf.labels).id,
    releasedAt,
    precision: precisionFor(random, releasedAt, context.startAt),
    tracks: own.map(({ track, recording }) => ({
      recording,
      name: `${track.name}${suffix}`,
      artistIds: track.artistIds,
      isrc: isrc(random, recording.isrc.slice(0, 2), year),
      durationMs: recording.durationMs + random.int(-900, 900),
    })),
  });
}
