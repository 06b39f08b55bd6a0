import { sameWords } from '../../world/text.ts';
import type { WorldAlbum, WorldTrack } from '../../world/types.ts';
import { type Facts, once, type Piece } from '../knowledge/facts.ts';

export interface DeezerTrack {
  id: number;
  track: WorldTrack;
  piece: Piece;
  album: WorldAlbum;
  albumId: number;
  /** `Undertow`, and `(Extended Mix)` or nothing. */
  short: string;
  version: string;
}

/** What Deezer sells: most of the world, under ids of its own, each recording once or twice. */
export interface Shop {
  track(id: number): DeezerTrack | undefined;
  byIsrc(code: string): DeezerTrack | undefined;
  album(id: number): { album: WorldAlbum; tracks: DeezerTrack[] } | undefined;
  albumByUpc(upc: string): { album: WorldAlbum; tracks: DeezerTrack[] } | undefined;
  /** The copy that is heard: the one of the earliest album Deezer has. */
  ofPiece(piece: Piece): DeezerTrack | undefined;
  artistId(spotifyId: string): number;
  search(query: string): DeezerTrack[];
}

const firstTrack = 3_000_000_000;
const firstAlbum = 700_000_000;

export function createShop(facts: Facts): Shop {
  const stock = once(() => stockOf(facts));
  const albumOf = (id: number): { album: WorldAlbum; tracks: DeezerTrack[] } | undefined => {
    const tracks =
      stock()
        .byAlbum.get(id)
        ?.filter(({ piece }) => facts.isOut(piece)) ?? [];
    const album = tracks[0]?.album;
    return album && { album, tracks };
  };
  return {
    track: (id) => visible(facts, stock().byId.get(id)),
    byIsrc(code) {
      const [first, second] = (stock().byIsrc.get(code) ?? []).filter(({ piece }) => facts.isOut(piece));
      // Sometimes it is another release of the same code that comes back, and its length differs.
      return second && facts.dice('deezer/other', code).chance(0.5) ? second : first;
    },
    album: albumOf,
    albumByUpc: (upc) => albumOf(stock().upcs.get(upc) ?? 0),
    ofPiece: (piece) => stock().byRecording.get(piece.recording.mbid)?.[0],
    artistId: (spotifyId) => 1_000_000 + facts.dice('deezer/artist', spotifyId).int(0, 200_000_000),
    search: (query) => searchStock(stock().all, query).filter(({ piece }) => facts.isOut(piece)),
  };
}

const visible = (facts: Facts, found: DeezerTrack | undefined): DeezerTrack | undefined =>
  found && facts.isOut(found.piece) ? found : undefined;

interface Stock {
  all: DeezerTrack[];
  byId: Map<number, DeezerTrack>;
  byIsrc: Map<string, DeezerTrack[]>;
  byAlbum: Map<number, DeezerTrack[]>;
  byRecording: Map<string, DeezerTrack[]>;
  upcs: Map<string, number>;
}

function stockOf(facts: Facts): Stock {
  const { catalogue } = facts.world;
  const all: DeezerTrack[] = [];
  const upcs = new Map<string, number>();
  const albumIds = new Map(catalogue.allAlbums().map(({ id }, at) => [id, firstAlbum + at]));
  for (const [at, track] of catalogue.allTracks().entries()) {
    const piece = facts.byTrack(track.id);
    const album = catalogue.album(track.albumId);
    const albumId = albumIds.get(track.albumId);
    if (!piece || !album || albumId === undefined) continue;
    if (!facts.dice('deezer/album', album.id).chance(0.89)) continue;
    upcs.set(album.upc, albumId);
    const { title, version } = piece.recording;
    all.push({
      id: firstTrack + at,
      track,
      piece,
      album,
      albumId,
      short: title,
      version: version === null ? '' : `(${version})`,
    });
  }
  return {
    all,
    upcs,
    byId: new Map(all.map((each) => [each.id, each])),
    byIsrc: Map.groupBy(all, ({ track }) => track.isrc?.toUpperCase() ?? ''),
    byAlbum: Map.groupBy(all, ({ albumId }) => albumId),
    byRecording: Map.groupBy(all, ({ track }) => track.recordingMbid),
  };
}

const fieldAt = /(artist|track|album|label|dur_min|dur_max|bpm_min|bpm_max):(?:"([^"]*)"|(\S+))/g;

/** `artist:"A" track:"T"`, or words of anything. Whoever writes "(feat. X)" finds nothing. */
function searchStock(all: readonly DeezerTrack[], query: string): DeezerTrack[] {
  if (/[([]\s*(?:feat|ft)\b/i.test(query)) return [];
  const fields = new Map<string, string>();
  for (const [, name = '', quoted, plain] of query.matchAll(fieldAt)) fields.set(name, quoted ?? plain ?? '');
  const words = sameWords(query.replace(fieldAt, ' ')).split(' ').filter(Boolean);
  const has = (text: string, asked: string | undefined): boolean =>
    asked === undefined || ` ${sameWords(text)} `.includes(` ${sameWords(asked)} `);
  const seconds = (name: string): number | undefined =>
    fields.has(name) ? Number(fields.get(name)) : undefined;
  return all
    .filter(({ piece, short, version, album, track }) => {
      const everything = ` ${sameWords(`${short} ${version} ${piece.credit} ${album.name}`)} `;
      return (
        has(piece.credit, fields.get('artist')) &&
        has(`${short} ${version}`, fields.get('track')) &&
        has(album.name, fields.get('album')) &&
        has(piece.label, fields.get('label')) &&
        track.durationMs / 1_000 >= (seconds('dur_min') ?? 0) &&
        track.durationMs / 1_000 <= (seconds('dur_max') ?? Number.POSITIVE_INFINITY) &&
        words.every((word) => everything.includes(` ${word} `))
      );
    })
    .toSorted((a, b) => b.track.popularity - a.track.popularity || a.id - b.id);
}
