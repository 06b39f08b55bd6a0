import { DAY, isoDay } from '../../world/clock.ts';
import { uuid } from '../../world/ids.ts';
import type { WorldAlbum, WorldArtist } from '../../world/types.ts';
import { dayOf, type Facts, once, type Piece, push } from '../knowledge/facts.ts';
import { genreWords } from '../knowledge/genres.ts';

/** A recording as MusicBrainz has it. One performance may be there twice until somebody merges the two. */
export interface MbRecording {
  mbid: string;
  piece: Piece;
  title: string;
  lengthMs: number | null;
  isrcs: readonly string[];
  albums: readonly WorldAlbum[];
}

export interface ReleaseGroup {
  mbid: string;
  title: string;
  albums: readonly WorldAlbum[];
  artists: readonly WorldArtist[];
}

export interface Tag {
  name: string;
  count: number;
}

/** What volunteers have written down by now: more with every month, less for small labels. */
export interface Library {
  /** By its own id, or by one that was merged into it: compare the id of the answer with the one asked for. */
  recording(mbid: string): MbRecording | undefined;
  byIsrc(code: string): readonly MbRecording[];
  /** Everything that is known of a piece; none, one or two. */
  ofPiece(piece: Piece): readonly MbRecording[];
  recordings(): readonly MbRecording[];
  /**
   * Volunteers find that a recording stood there twice: from now on it has the id of the other one.
   * @returns that id
   */
  merge(mbid: string): string;
  /** The id a recording had before a merge, for those that had one. */
  mergedIdOf(mbid: string): string | undefined;
  isKnownArtist(artist: WorldArtist): boolean;
  isKnownAlbum(album: WorldAlbum): boolean;
  album(mbid: string): WorldAlbum | undefined;
  releaseGroup(mbid: string): ReleaseGroup | undefined;
  groupOf(album: WorldAlbum): ReleaseGroup;
  groups(): readonly ReleaseGroup[];
  recordingTags(recording: MbRecording): Tag[];
  groupTags(group: ReleaseGroup): Tag[];
  artistTags(artist: WorldArtist): Tag[];
}

/** Share of the music of an age that somebody has entered. */
const coverage = (ageDays: number): number =>
  ageDays < 0 ? 0 : ageDays < 30 ? 0.18 : ageDays < 180 ? 0.45 : ageDays < 730 ? 0.72 : 0.93;

export function createLibrary(facts: Facts): Library {
  const { world } = facts;
  const luck = new Map<string, number>();
  let known: { day: string; recordings: MbRecording[] } | undefined;
  const isKnownAlbum = (album: WorldAlbum): boolean => {
    const drawn = luck.get(album.mbid) ?? facts.dice('musicbrainz/album', album.mbid).next();
    luck.set(album.mbid, drawn);
    const small = facts.byTrack(album.trackIds[0] ?? '')?.smallLabel ?? false;
    return drawn < coverage((world.now() - dayOf(album)) / DAY) * (small ? 0.7 : 1);
  };
  const albums = once(() => new Map(world.catalogue.allAlbums().map((each) => [each.mbid, each])));
  const entries = once(() => entriesOf(facts));
  const groups = once(() => groupsOf(facts));
  const visible = (recording: MbRecording): MbRecording | undefined => {
    const seen = recording.albums.filter(isKnownAlbum);
    return seen.length === 0 ? undefined : { ...recording, albums: seen };
  };
  const ofPiece = (piece: Piece): readonly MbRecording[] =>
    (entries().byPiece.get(piece.recording.mbid) ?? []).map(visible).filter((each) => each !== undefined);

  return {
    recording(mbid) {
      const found = entries().byId.get(mbid.toLowerCase());
      return found && visible(found);
    },
    byIsrc: (code) =>
      facts
        .byIsrc(code)
        .flatMap(ofPiece)
        .filter(({ isrcs }) => isrcs.includes(code)),
    ofPiece,
    recordings() {
      // Ages are counted from midnight, so nothing new is known before the next one.
      const day = isoDay(world.now());
      if (known?.day !== day) known = { day, recordings: facts.pieces().flatMap(ofPiece) };
      return known.recordings;
    },
    merge(mbid) {
      const { byId, byPiece, merged } = entries();
      const own = byId.get(mbid);
      if (!own) throw new Error(`MusicBrainz has no recording ${mbid}.`);
      const survivor = { ...own, mbid: uuid(facts.dice('musicbrainz/merge', mbid)) };
      const piece = own.piece.recording.mbid;
      byPiece.set(
        piece,
        (byPiece.get(piece) ?? []).map((each) => (each === own ? survivor : each)),
      );
      for (const id of [mbid, survivor.mbid]) byId.set(id, survivor);
      merged.set(survivor.mbid, mbid);
      known = undefined;
      return survivor.mbid;
    },
    mergedIdOf: (mbid) => entries().merged.get(mbid),
    isKnownArtist: (artist) => facts.dice('musicbrainz/artist', artist.mbid).chance(0.93),
    isKnownAlbum,
    album: (mbid) => {
      const found = albums().get(mbid.toLowerCase());
      return found && isKnownAlbum(found) ? found : undefined;
    },
    releaseGroup: (mbid) => groups().byId.get(mbid.toLowerCase()),
    groupOf(of) {
      const group = groups().byAlbum.get(of.id);
      if (!group) throw new Error(`The album ${of.id} has no release group.`);
      return group;
    },
    groups: () => [...groups().byId.values()],
    recordingTags: ({ piece, mbid }) =>
      facts.dice('musicbrainz/tagged', mbid).chance(0.16)
        ? tags(facts, mbid, [piece.recording.genre], 4)
        : [],
    groupTags({ mbid, albums: own }) {
      const piece = facts.byTrack(own[0]?.trackIds[0] ?? '');
      const tagged = piece && facts.dice('musicbrainz/tagged', mbid).chance(0.42);
      return tagged ? tags(facts, mbid, [piece.recording.genre], 7) : [];
    },
    artistTags: (artist) =>
      facts.dice('musicbrainz/tagged', artist.mbid).chance(0.82)
        ? tags(facts, artist.mbid, artist.genres, 12)
        : [],
  };
}

function tags(facts: Facts, id: string, genres: readonly string[], most: number): Tag[] {
  const random = facts.dice('musicbrainz/tags', id);
  const names = genres.flatMap((genre) => genreWords(genre).tags.slice(0, random.int(1, 3)));
  const extras = random.sample(['berlin', 'vinyl', '2020s', 'instrumental', 'club'], random.int(0, 1));
  return [...new Set([...names, ...extras])].map((name, at) => ({
    name,
    count: Math.max(1, random.int(1, most) - at),
  }));
}

interface Entries {
  byId: Map<string, MbRecording>;
  byPiece: Map<string, MbRecording[]>;
  /** Survivor → merged id. */
  merged: Map<string, string>;
}

/** Every entry there may be: the recording itself, a double of some, an old id of others. */
function entriesOf(facts: Facts): Entries {
  const entries: Entries = { byId: new Map(), byPiece: new Map(), merged: new Map() };
  const add = (recording: MbRecording): void => {
    entries.byId.set(recording.mbid, recording);
    push(entries.byPiece, recording.piece.recording.mbid, recording);
  };
  for (const piece of facts.pieces()) {
    const { mbid, durationMs } = piece.recording;
    const random = facts.dice('musicbrainz/entry', mbid);
    // Codes are entered by hand, so some are missing.
    const isrcs = piece.isrcs.filter(() => random.chance(0.82));
    const own: MbRecording = {
      mbid,
      piece,
      title: piece.title,
      lengthMs: random.chance(0.05) ? null : durationMs + random.int(-900, 900),
      isrcs,
      albums: piece.albums,
    };
    add(own);
    if (random.chance(0.07)) {
      const lengthMs = random.chance(0.2) ? null : durationMs + random.int(2_000, 9_000);
      add({ ...own, mbid: uuid(random), title: piece.title.toUpperCase(), lengthMs });
    }
    if (random.chance(0.08)) {
      const old = uuid(random);
      entries.merged.set(mbid, old);
      entries.byId.set(old, own);
    }
  }
  return entries;
}

interface Groups {
  byId: Map<string, ReleaseGroup>;
  byAlbum: Map<string, ReleaseGroup>;
}

/** Albums of the same artists and name are editions of one release group. */
function groupsOf(facts: Facts): Groups {
  const { catalogue } = facts.world;
  const groups: Groups = { byId: new Map(), byAlbum: new Map() };
  const editions = Map.groupBy(
    catalogue.allAlbums(),
    (album) => `${album.artistIds}/${album.kind}/${album.name}`,
  );
  for (const [key, albums] of editions) {
    const first = albums[0];
    if (!first) continue;
    const group: ReleaseGroup = {
      mbid: uuid(facts.dice('musicbrainz/group', key)),
      title: first.name,
      albums,
      artists: first.artistIds.map((id) => catalogue.artist(id)).filter((artist) => artist !== undefined),
    };
    groups.byId.set(group.mbid, group);
    for (const album of albums) groups.byAlbum.set(album.id, group);
  }
  return groups;
}
