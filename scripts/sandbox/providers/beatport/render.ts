import { uuid } from '../../world/ids.ts';
import { slugOf } from '../../world/text.ts';
import type { Facts } from '../knowledge/facts.ts';
import { sharpName } from '../knowledge/sound.ts';
import type { Pictures } from '../pictures.ts';
import { type BpGenre, bpGenre } from './genres.ts';
import type { BpRelease, BpTrack, Named } from './types.ts';

/** The JSON of Beatport. `base` is `http://127.0.0.1:PORT/beatport/v4`. */
export interface Renderer {
  track(track: BpTrack, release: BpRelease, detailed: boolean, today: string): Record<string, unknown>;
  release(release: BpRelease, today: string): Record<string, unknown>;
  genre(genre: BpGenre): Record<string, unknown>;
  named(kind: 'artists' | 'labels' | 'genres', thing: Named): Record<string, unknown>;
}

/** The picture of releases without one. */
const placeholder = '0dc61986-bccf-49d4-8fad-6b147ea8f327';

export function createRenderer(base: () => string, facts: Facts, pictures: Pictures): Renderer {
  const image = (id: number): Record<string, unknown> => {
    const random = facts.dice('beatport/image', String(id));
    const name = random.chance(0.04) ? placeholder : uuid(random);
    return {
      id,
      uri: pictures.beatport(name, '500x500'),
      dynamic_uri: pictures.beatport(name, '{w}x{h}'),
    };
  };
  const named: Renderer['named'] = (kind, { id, name }) => ({
    id,
    name,
    slug: slugOf(name),
    url: `${base()}/catalog/${kind}/${id}/`,
  });
  const genre: Renderer['genre'] = (own) => ({
    ...named('genres', own),
    slug: own.slug,
    enabled: true,
    sub_genres: own.subGenres.map((each) => ({ ...each, slug: slugOf(each.name) })),
  });
  const genreRef = (id: number): Record<string, unknown> => ({
    ...named('genres', bpGenre(id)),
    slug: bpGenre(id).slug,
  });
  return {
    named,
    genre,
    track: (track, release, detailed, today) => ({
      id: track.id,
      name: track.name,
      mix_name: track.mixName,
      slug: slugOf(track.name),
      ...(detailed && { number: track.number }),
      isrc: track.isrc,
      bpm: track.bpm,
      key: keyOf(track),
      length: clock(track.durationMs ?? 0),
      length_ms: track.durationMs,
      genre: genreRef(track.genreId),
      sub_genre: track.subGenre && { ...track.subGenre, slug: slugOf(track.subGenre.name) },
      artists: track.artists.map((each) => named('artists', each)),
      remixers: track.remixers.map((each) => named('artists', each)),
      release: {
        id: release.id,
        name: release.name,
        slug: slugOf(release.name),
        image: image(release.id),
        label: { ...named('labels', release.label), image: image(release.label.id) },
      },
      catalog_number: release.catalogNumber,
      ...preOrder(release, today),
      publish_date: release.publishDate,
      new_release_date: release.newReleaseDate,
      encoded_date: `${release.publishDate}T04:12:00-07:00`,
      exclusive: release.exclusive,
      is_hype: release.isHype,
      is_available_for_streaming: track.isStreamable,
      publish_status: 'published',
      current_status: { id: 10, name: 'General Content' },
      sale_type: { id: 1, name: 'purchase' },
      price: { code: 'USD', symbol: '$', value: 1.49, display: '$1.49' },
      sample_url: `https://geo-samples.beatport.com/track/${track.id}.LOFI.mp3`,
      sample_start_ms: 60_000,
      sample_end_ms: 180_000,
      free_downloads: [],
      url: `${base()}/catalog/tracks/${track.id}/`,
    }),
    release: (release, today) => {
      const tempos = release.tracks.map(({ bpm }) => bpm).filter((bpm) => bpm !== null);
      return {
        id: release.id,
        name: release.name,
        slug: slugOf(release.name),
        artists: release.artists.map((each) => named('artists', each)),
        remixers: release.remixers.map((each) => named('artists', each)),
        catalog_number: release.catalogNumber,
        upc: release.upc,
        label: named('labels', release.label),
        new_release_date: release.newReleaseDate,
        publish_date: release.publishDate,
        ...preOrder(release, today),
        type: { id: releaseTypes.indexOf(release.type) + 1, name: release.type },
        track_count: release.tracks.length,
        // Last track first.
        tracks: release.tracks.map(({ id }) => `${base()}/catalog/tracks/${id}/`).toReversed(),
        bpm_range: tempos.length === 0 ? null : { min: Math.min(...tempos), max: Math.max(...tempos) },
        desc: '',
        image: image(release.id),
        is_hype: release.isHype,
        exclusive: release.exclusive,
        url: `${base()}/catalog/releases/${release.id}/`,
      };
    },
  };
}

export const releaseTypes: readonly BpRelease['type'][] = ['Album', 'Compilation', 'Release', 'Single', 'EP'];

const preOrder = ({ newReleaseDate, publishDate }: BpRelease, today: string): Record<string, unknown> => {
  const open = newReleaseDate > today;
  return { pre_order: open, pre_order_date: open ? publishDate : null };
};

const clock = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1_000) % 60).padStart(2, '0')}`;

/** Camelot numbers of the minor keys from C on; a major key is three steps on. */
const camelotMinor = [5, 12, 7, 2, 9, 4, 11, 6, 1, 8, 3, 10];
const camelotMajor = [8, 3, 10, 5, 12, 7, 2, 9, 4, 11, 6, 1];
const flats: Record<string, string> = { 'C#': 'Db', 'D#': 'Eb', 'G#': 'Ab', 'A#': 'Bb' };

/** The name of a key: `A Minor`, `Eb Major`. */
export function keyName(key: number, mode: 0 | 1): string {
  const sharp = sharpName(key);
  return `${flats[sharp] ?? sharp} ${mode === 1 ? 'Major' : 'Minor'}`;
}

/** Beatport's ids of keys: 1 to 12 minor, 13 to 24 major in this double. */
export const keyId = (key: number, mode: 0 | 1): number => key + 1 + mode * 12;

function keyOf({ key }: BpTrack): Record<string, unknown> | null {
  if (key === null) return null;
  const name = keyName(key.key, key.mode);
  const letter = name.split(' ')[0] ?? '';
  return {
    id: keyId(key.key, key.mode),
    name,
    letter: letter.charAt(0),
    is_sharp: letter.endsWith('#'),
    is_flat: letter.endsWith('b'),
    chord_type: key.mode === 1 ? { id: 2, name: 'Major' } : { id: 1, name: 'Minor' },
    camelot_number: (key.mode === 1 ? camelotMajor : camelotMinor)[key.key],
    camelot_letter: key.mode === 1 ? 'B' : 'A',
  };
}
