import { fold } from '../../domain/library/fold.ts';
import type { NewTrack } from '../../domain/library.ts';
import { creditedNames, type RadarRelease } from '../../domain/radar/radar.ts';
import { readTitle } from '../../domain/radar/titles.ts';
import type { SpotifyAlbums } from '../../providers/spotify/albums.ts';
import type { SpotifyAccess } from '../../providers/spotify/port.ts';

/** Finds a release on Spotify. @throws as every call of the Web API does */
export type RadarFinding = (
  access: SpotifyAccess,
  release: RadarRelease,
  signal: AbortSignal,
) => Promise<readonly NewTrack[]>;

/** Of an album so much is enough to know whether to hear the rest. */
export const TRACKS_EACH = 3;
const PREFIX = 'spotify:';

/** The first tracks of a release; none when Spotify has no album of that title by one of its artists. */
export const createRadarFinding =
  (albums: SpotifyAlbums): RadarFinding =>
  async (access, release, signal) => {
    const id = await albumOf(albums, access, release, signal);
    return id === null ? [] : (await albums.tracks(access, id, signal)).slice(0, TRACKS_EACH);
  };

const albumOf = async (
  albums: SpotifyAlbums,
  access: SpotifyAccess,
  { source, externalId, title, credit }: RadarRelease,
  signal: AbortSignal,
): Promise<string | null> => {
  if (source === 'spotify') return externalId.slice(PREFIX.length);
  const names = new Set(creditedNames(credit).map(fold));
  const [first = credit] = creditedNames(credit).slice(-1);
  const hits = await albums.find(access, title, names.size === 1 ? credit : first, signal);
  const same = hits.find(
    (hit) =>
      readTitle(hit.title).key === readTitle(title).key && hit.artists.some((name) => names.has(fold(name))),
  );
  return same?.spotifyId ?? null;
};
