import { createHash } from 'node:crypto';
import type { WorldArtist } from '../../world/types.ts';
import type { Facts } from '../knowledge/facts.ts';
import { genreWords } from '../knowledge/genres.ts';
import { heardTempo, rounded } from '../knowledge/sound.ts';
import type { Pictures } from '../pictures.ts';
import type { DeezerTrack, Shop } from './shop.ts';

/** The JSON of Deezer. */
export interface DeezerRenderer {
  /** What a search hit has: no tempo, no gain and no code to rely on. */
  hit(found: DeezerTrack): Record<string, unknown>;
  track(found: DeezerTrack): Record<string, unknown>;
  album(found: NonNullable<ReturnType<Shop['album']>>): Record<string, unknown>;
  artist(artist: WorldArtist): Record<string, unknown>;
  /** An album as charts show it: without its tracks. */
  chartAlbum(found: NonNullable<ReturnType<Shop['album']>>): Record<string, unknown>;
}

/** What Deezer's gain brings a track to, in LUFS: -12.4 dB for a track of about -6 LUFS. */
const replayGain = -18;

const sides = { small: 56, medium: 250, big: 500, xl: 1_000 } as const;

export function createDeezerRenderer(
  facts: Facts,
  shop: Shop,
  pictures: Pictures,
  nameOf: (artist: WorldArtist) => string,
): DeezerRenderer {
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
  const sized = (kind: 'artist' | 'cover', id: number): Record<string, string> =>
    Object.fromEntries(
      Object.entries(sides).map(([size, side]) => [
        `${kind === 'artist' ? 'picture' : 'cover'}_${size}`,
        pictures.deezer(kind, md5(`${kind}/${id}`), side),
      ]),
    );
  const covers = (albumId: number): Record<string, unknown> => ({
    cover: `https://api.deezer.com/album/${albumId}/image`,
    ...sized('cover', albumId),
    md5_image: md5(`cover/${albumId}`),
  });
  const artist = (found: WorldArtist): Record<string, unknown> => {
    const own = shop.artistId(found.id);
    return {
      id: own,
      name: nameOf(found),
      link: `https://www.deezer.com/artist/${own}`,
      picture: `https://api.deezer.com/artist/${own}/image`,
      ...sized('artist', own),
      radio: true,
      tracklist: `https://api.deezer.com/artist/${own}/top?limit=50`,
      type: 'artist',
    };
  };
  const artistRef = (found: WorldArtist | undefined): Record<string, unknown> =>
    found
      ? { id: shop.artistId(found.id), name: nameOf(found), type: 'artist' }
      : { id: 0, name: '', type: 'artist' };
  const hit = ({
    id,
    track,
    piece,
    album,
    albumId,
    short,
    version,
  }: DeezerTrack): Record<string, unknown> => ({
    id,
    readable: true,
    title: version === '' ? short : `${short} ${version}`,
    title_short: short,
    title_version: version,
    link: `https://www.deezer.com/track/${id}`,
    duration: Math.round(track.durationMs / 1_000),
    rank: track.popularity * 9_000,
    explicit_lyrics: track.explicit,
    preview: `https://cdnt-preview.dzcdn.net/stream/c-${id}.mp3?hdnea=exp=1`,
    md5_image: md5(`cover/${albumId}`),
    artist: artistRef(piece.artists[0]),
    album: { id: albumId, title: album.name, ...covers(albumId), type: 'album' },
    type: 'track',
  });
  return {
    hit,
    artist,
    chartAlbum({ album, tracks }) {
      const [first] = tracks;
      const id = first?.albumId ?? 0;
      const lead = first?.piece.artists[0];
      return {
        id,
        title: album.name,
        link: `https://www.deezer.com/album/${id}`,
        ...covers(id),
        record_type: album.kind === 'compilation' ? 'compile' : album.kind,
        tracklist: `https://api.deezer.com/album/${id}/tracks`,
        explicit_lyrics: tracks.some(({ track }) => track.explicit),
        ...(lead && { artist: artist(lead) }),
        type: 'album',
      };
    },
    track(found) {
      const { track, piece, album, albumId } = found;
      const random = facts.dice('deezer/heard', track.recordingMbid);
      const measured = random.chance(0.56);
      const bpm = heardTempo(random, piece.recording.bpm, { octave: 0.05, spread: 0.15, wrongKey: 0 });
      return {
        ...hit(found),
        isrc: track.isrc?.toUpperCase() ?? '',
        track_position: track.trackNumber,
        disk_number: track.discNumber,
        release_date: `${album.releaseDate}-01-01`.slice(0, 10),
        bpm: measured ? rounded(bpm, 1) : 0,
        gain: rounded(replayGain - piece.recording.loudness + (random.next() - 0.5), 1),
        available_countries: ['DE', 'FR', 'GB', 'US'],
        contributors: piece.artists.map(({ id, name }, at) => ({
          id: shop.artistId(id),
          name,
          role: at === 0 ? 'Main' : 'Featured',
          type: 'artist',
        })),
        album: {
          id: albumId,
          title: album.name,
          ...covers(albumId),
          release_date: `${album.releaseDate}-01-01`.slice(0, 10),
          type: 'album',
        },
      };
    },
    album({ album, tracks }) {
      const [first] = tracks;
      const [id, name] = genreWords(first?.piece.recording.genre ?? 'ambient').deezer;
      const hasGenres = facts.dice('deezer/genres', album.id).chance(0.8);
      return {
        id: first?.albumId,
        title: album.name,
        upc: album.upc,
        link: `https://www.deezer.com/album/${first?.albumId}`,
        ...covers(first?.albumId ?? 0),
        label: facts.world.catalogue.label(album.labelId)?.name ?? '',
        record_type: album.kind === 'compilation' ? 'compile' : album.kind,
        release_date: `${album.releaseDate}-01-01`.slice(0, 10),
        nb_tracks: album.trackIds.length,
        genre_id: hasGenres ? id : -1,
        genres: { data: hasGenres ? [{ id, name, type: 'genre' }] : [] },
        artist: artistRef(first?.piece.artists[0]),
        tracks: { data: tracks.map(hit) },
        type: 'album',
      };
    },
  };
}
