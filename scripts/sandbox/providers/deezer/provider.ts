import { type Answer, json } from '../../http/answer.ts';
import { intParam } from '../../http/params.ts';
import { byText } from '../../world/random.ts';
import type { Facts } from '../knowledge/facts.ts';
import { genreWords, knownGenres } from '../knowledge/genres.ts';
import { heardTempo, rounded } from '../knowledge/sound.ts';
import { type Ask, type Parts, type Provider, retryHeader } from '../provider.ts';
import { createShop, type DeezerTrack, type Shop } from './shop.ts';

/** Deezer: errors come with status 200, and a tempo of 0 means that nobody measured it. */
export function createDeezer({ facts, origin }: Parts): Provider {
  const shop = createShop(facts);
  const full = (found: DeezerTrack | undefined): Answer =>
    found ? json(trackOf(facts, shop, found)) : noData();
  const album = (found: ReturnType<Shop['album']>): Answer =>
    found ? json(albumOf(facts, shop, found)) : noData();
  const search = (ask: Ask): Answer => searchAnswer(shop, ask, `${origin()}/deezer`);
  return {
    name: 'deezer',
    roots: ['/deezer'],
    routes: [
      {
        method: 'GET',
        path: '/track/{id}',
        handle: ({ params: [id = ''] }) =>
          id.startsWith('isrc:') ? full(shop.byIsrc(id.slice(5))) : full(shop.track(Number(id))),
      },
      {
        method: 'GET',
        path: '/album/{id}',
        handle: ({ params: [id = ''] }) =>
          album(id.startsWith('upc:') ? shop.albumByUpc(id.slice(4)) : shop.album(Number(id))),
      },
      { method: 'GET', path: '/search', handle: search },
      { method: 'GET', path: '/search/track', handle: search },
      { method: 'GET', path: '/genre', handle: () => json({ data: genres() }) },
    ],
    pace: () => ({ kind: 'window', calls: 50, ms: 5_000 }),
    tooFast: () => deezerError('Exception', 'Quota limit exceeded', 4),
    busy: () => deezerError('Exception', 'Service busy', 700),
    failure: (status, retryAfter) =>
      json({ error: { type: 'Exception', message: 'Error', code: 0 } }, status, retryHeader(retryAfter)),
  };
}

const deezerError = (type: string, message: string, code: number): Answer =>
  json({ error: { type, message, code } });

/** What Deezer's gain brings a track to, in LUFS: -12.4 dB for a track of about -6 LUFS. */
const replayGain = -18;

const noData = (): Answer => deezerError('DataException', 'no data', 800);

const genres = (): { id: number; name: string; type: 'genre' }[] => {
  const all = new Map(knownGenres.map((genre) => genreWords(genre).deezer));
  return [...all]
    .map(([id, name]) => ({ id, name, type: 'genre' as const }))
    .toSorted((a, b) => byText(a.name, b.name));
};

/** What a search hit has: no tempo, no gain and no code to rely on. */
function hitOf(
  shop: Shop,
  { id, track, piece, album, albumId, short, version }: DeezerTrack,
): Record<string, unknown> {
  const [artist] = piece.artists;
  return {
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
    artist: { id: shop.artistId(artist?.id ?? ''), name: artist?.name ?? '', type: 'artist' },
    album: { id: albumId, title: album.name, type: 'album' },
    type: 'track',
  };
}

function trackOf(facts: Facts, shop: Shop, found: DeezerTrack): Record<string, unknown> {
  const { track, piece, album, albumId } = found;
  const random = facts.dice('deezer/heard', track.recordingMbid);
  const measured = random.chance(0.56);
  const bpm = heardTempo(random, piece.recording.bpm, { octave: 0.05, spread: 0.15, wrongKey: 0 });
  return {
    ...hitOf(shop, found),
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
      cover_medium: `https://cdn-images.dzcdn.net/images/cover/${albumId}/250x250.jpg`,
      release_date: `${album.releaseDate}-01-01`.slice(0, 10),
      type: 'album',
    },
  };
}

function albumOf(
  facts: Facts,
  shop: Shop,
  found: NonNullable<ReturnType<Shop['album']>>,
): Record<string, unknown> {
  const { album, tracks } = found;
  const [first] = tracks;
  const [id, name] = genreWords(first?.piece.recording.genre ?? 'ambient').deezer;
  const [artist] = first?.piece.artists ?? [];
  const hasGenres = facts.dice('deezer/genres', album.id).chance(0.8);
  return {
    id: first?.albumId,
    title: album.name,
    upc: album.upc,
    link: `https://www.deezer.com/album/${first?.albumId}`,
    label: facts.world.catalogue.label(album.labelId)?.name ?? '',
    record_type: album.kind === 'compilation' ? 'compile' : album.kind,
    release_date: `${album.releaseDate}-01-01`.slice(0, 10),
    nb_tracks: album.trackIds.length,
    genre_id: hasGenres ? id : -1,
    genres: { data: hasGenres ? [{ id, name, type: 'genre' }] : [] },
    artist: { id: shop.artistId(artist?.id ?? ''), name: artist?.name ?? '', type: 'artist' },
    tracks: { data: tracks.map((track) => hitOf(shop, track)) },
    type: 'album',
  };
}

function searchAnswer(shop: Shop, { query, call }: Ask, base: string): Answer {
  const text = query.get('q') ?? '';
  if (text.trim() === '') return deezerError('MissingParameterException', 'Missing parameters: q', 501);
  const limit = Math.min(100, intParam(query, 'limit', 25, 0, 100_000) ?? 25);
  const index = intParam(query, 'index', 0, 0, 100_000) ?? 0;
  const found = shop.search(text);
  const next = new URLSearchParams({ q: text, limit: String(limit), index: String(index + limit) });
  return json({
    data: found.slice(index, index + limit).map((track) => hitOf(shop, track)),
    total: found.length,
    ...(index + limit < found.length && { next: `${base}${call.path}?${next}` }),
  });
}
