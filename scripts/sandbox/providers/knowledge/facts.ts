import { DAY } from '../../world/clock.ts';
import type { World } from '../../world/contract.ts';
import { createRandom, type Random } from '../../world/random.ts';
import { sameWords } from '../../world/text.ts';
import type { WorldAlbum, WorldArtist, WorldRecording, WorldTrack } from '../../world/types.ts';

/** A recording with everything the world says about it: what a provider would know if it knew all. */
export interface Piece {
  recording: WorldRecording;
  /** Every Spotify track that carries it. */
  tracks: readonly WorldTrack[];
  albums: readonly WorldAlbum[];
  /** The earliest album, and its day at UTC midnight. */
  first: WorldAlbum;
  releasedAt: number;
  /** `Undertow (Extended Mix)` */
  title: string;
  artists: readonly WorldArtist[];
  /** `Nova Lane & Kestrel Yard` */
  credit: string;
  label: string;
  /** Labels that hardly anybody writes down. */
  smallLabel: boolean;
  /** Every well-written code its tracks carry, and the one it really has. */
  isrcs: readonly string[];
}

/** The truth of the world, indexed the way providers are asked. Costs about 0.3 s when first read. */
export interface Facts {
  world: World;
  /** What one provider throws for one thing: the same for the same seed, whatever was asked before. */
  dice(scope: string, id: string): Random;
  pieces(): readonly Piece[];
  piece(mbid: string): Piece | undefined;
  /** Everything that carries this code, rightly or wrongly. */
  byIsrc(code: string): readonly Piece[];
  byTrack(spotifyId: string): Piece | undefined;
  /** By title (with version), however it is spelt. */
  byTitle(title: string): readonly Piece[];
  /** By title (with version) and one of the artists, however they are spelt. */
  byName(title: string, artist: string): readonly Piece[];
  artists(): ReadonlyMap<string, WorldArtist>;
  isOut(piece: Piece): boolean;
  ageDays(piece: Piece): number;
}

export const dayOf = (album: WorldAlbum): number =>
  Date.parse(`${album.releaseDate}-01-01`.slice(0, Math.max(10, album.releaseDate.length)));

const wellFormed = /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/;

export function createFacts(world: World): Facts {
  let shelves: Shelves | undefined;
  const open = (): Shelves => {
    shelves ??= index(world);
    return shelves;
  };
  const byTitle = (title: string): readonly Piece[] => open().byTitle.get(sameWords(title)) ?? [];
  return {
    world,
    dice: (scope, id) => createRandom(world.seed, `providers/${scope}/${id}`),
    pieces: () => open().pieces,
    piece: (mbid) => open().byMbid.get(mbid),
    byIsrc: (code) => open().byIsrc.get(code) ?? [],
    byTrack: (id) => open().byTrack.get(id),
    byTitle,
    byName(title, artist) {
      const asked = sameWords(artist);
      return byTitle(title).filter(
        (piece) =>
          sameWords(piece.credit) === asked || piece.artists.some(({ name }) => sameWords(name) === asked),
      );
    },
    artists: () => open().artists,
    isOut: (piece) => piece.releasedAt <= world.now(),
    ageDays: (piece) => (world.now() - piece.releasedAt) / DAY,
  };
}

interface Shelves {
  pieces: Piece[];
  byMbid: Map<string, Piece>;
  byIsrc: Map<string, Piece[]>;
  byTrack: Map<string, Piece>;
  byTitle: Map<string, Piece[]>;
  artists: Map<string, WorldArtist>;
}

function index(world: World): Shelves {
  const { catalogue } = world;
  const small = new Set(catalogue.labels.slice(catalogue.labels.length / 2).map(({ id }) => id));
  const byRecording = Map.groupBy(catalogue.allTracks(), ({ recordingMbid }) => recordingMbid);
  const shelves: Shelves = {
    pieces: [],
    byMbid: new Map(),
    byIsrc: new Map(),
    byTrack: new Map(),
    byTitle: new Map(),
    artists: new Map(),
  };
  for (const [mbid, tracks] of byRecording) {
    const recording = catalogue.recording(mbid);
    const albums = tracks
      .map(({ albumId }) => catalogue.album(albumId))
      .filter((album) => album !== undefined);
    const first = albums.toSorted((a, b) => dayOf(a) - dayOf(b))[0];
    if (!recording || !first) continue;
    const artists = recording.artistIds
      .map((id) => catalogue.artist(id))
      .filter((artist) => artist !== undefined);
    const codes = [recording.isrc, ...tracks.map(({ isrc }) => isrc?.toUpperCase() ?? '')];
    const piece: Piece = {
      recording,
      tracks,
      albums,
      first,
      releasedAt: dayOf(first),
      title: recording.version === null ? recording.title : `${recording.title} (${recording.version})`,
      artists,
      credit: artists.map(({ name }) => name).join(' & '),
      label: catalogue.label(first.labelId)?.name ?? '',
      smallLabel: small.has(first.labelId),
      isrcs: [...new Set(codes.filter((code) => wellFormed.test(code)))],
    };
    shelve(shelves, piece);
  }
  return shelves;
}

function shelve(shelves: Shelves, piece: Piece): void {
  shelves.pieces.push(piece);
  shelves.byMbid.set(piece.recording.mbid, piece);
  for (const code of piece.isrcs) push(shelves.byIsrc, code, piece);
  for (const { id } of piece.tracks) shelves.byTrack.set(id, piece);
  for (const artist of piece.artists) shelves.artists.set(artist.mbid, artist);
  const titles = [piece.title, ...piece.tracks.map(({ name }) => name)].map(sameWords);
  for (const title of new Set(titles)) push(shelves.byTitle, title, piece);
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Makes something when it is first needed. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
