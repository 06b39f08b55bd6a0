import type { Shelf } from './shelf.ts';
import type {
  Catalogue,
  Delivery,
  Supply,
  WorldAlbum,
  WorldArtist,
  WorldEpisode,
  WorldLabel,
  WorldTrack,
} from './types.ts';

/** Finds everything by id: on the shelf, in what was delivered, and last in the deep catalogue. */
export function withIndexes(shelf: Shelf, shows: WorldEpisode[], makeDeep: () => Shelf): Catalogue {
  const byId = new Map<string, WorldTrack>();
  const albums = new Map<string, WorldAlbum>();
  const artists = new Map<string, WorldArtist>();
  const labels = new Map<string, WorldLabel>();
  const recordings = new Map<string, Shelf['recordings'][number]>();
  const tracksByRecording = new Map<string, WorldTrack[]>();
  const albumsByArtist = new Map<string, Set<WorldAlbum>>();
  const push = <K, V>(map: Map<K, Set<V>>, key: K, value: V): void => {
    const known = map.get(key);
    if (known) known.add(value);
    else map.set(key, new Set([value]));
  };
  const index = (from: Delivery): void => {
    for (const label of from.labels) labels.set(label.id, label);
    for (const artist of from.artists) artists.set(artist.id, artist);
    for (const recording of from.recordings) recordings.set(recording.mbid, recording);
    for (const album of from.albums) {
      albums.set(album.id, album);
      for (const id of album.artistIds) push(albumsByArtist, id, album);
    }
    for (const track of from.tracks) {
      byId.set(track.id, track);
      const same = tracksByRecording.get(track.recordingMbid);
      if (same) same.push(track);
      else tracksByRecording.set(track.recordingMbid, [track]);
      const album = albums.get(track.albumId);
      if (album) for (const id of track.artistIds) push(albumsByArtist, id, album);
    }
  };
  index(shelf);
  let deep: Shelf | undefined;
  const deepShelf = (): Shelf => {
    if (!deep) {
      deep = makeDeep();
      index(deep);
    }
    return deep;
  };
  const supplies: Supply[] = [];
  const deliveries = new Set<Delivery>();
  const deliver = (delivery: Delivery): void => {
    // Two doubles over one world deliver the same records; they come once.
    const [first] = [...delivery.tracks, ...delivery.artists];
    if (deliveries.has(delivery) || (first && (byId.has(first.id) || artists.has(first.id)))) return;
    deliveries.add(delivery);
    index(delivery);
  };
  const delivered = (): readonly Delivery[] => {
    for (const supply of supplies) supply.take().forEach(deliver);
    return [...deliveries];
  };
  const find = <V>(map: Map<string, V>, id: string): V | undefined => {
    const known = map.get(id);
    if (known !== undefined) return known;
    for (const supply of supplies) {
      const behind = supply.behind(id);
      if (behind) deliver(behind);
    }
    if (!map.has(id)) deepShelf();
    return map.get(id);
  };
  const episodeIds = new Map(shows.map((episode) => [episode.id, episode]));
  return {
    artists: shelf.artists,
    albums: shelf.albums,
    tracks: shelf.tracks,
    episodes: shows,
    labels: [...shelf.labels],
    track: (id) => find(byId, id),
    album: (id) => find(albums, id),
    artist: (id) => find(artists, id),
    label: (id) => labels.get(id),
    episode: (id) => episodeIds.get(id),
    recording: (mbid) => find(recordings, mbid),
    allTracks: () => [...shelf.tracks, ...deepShelf().tracks],
    allAlbums: () => [...shelf.albums, ...deepShelf().albums],
    albumsOf(artistId) {
      delivered();
      return [...(find(albumsByArtist, artistId) ?? [])];
    },
    tracksOfRecording: (mbid) => find(tracksByRecording, mbid) ?? [],
    deepTracks: () => deepShelf().tracks,
    supply: (from) => {
      supplies.push(from);
    },
    delivered,
  };
}
