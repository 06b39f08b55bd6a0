import { uuid } from '../../world/ids.ts';
import type { WorldAlbum, WorldArtist } from '../../world/types.ts';
import { type Facts, once } from '../knowledge/facts.ts';
import { genreWords, knownGenres } from '../knowledge/genres.ts';
import type { Library, MbRecording, ReleaseGroup, Tag } from './library.ts';

export type Incs = ReadonlySet<string>;

const mostReleases = 25;
const genreNames = new Set(knownGenres.flatMap((genre) => genreWords(genre).tags));
const kinds = { album: 'Album', single: 'Single', compilation: 'Album' } as const;

/** The JSON of lookups. */
export interface Renderer {
  recording(recording: MbRecording, incs: Incs): Record<string, unknown>;
  release(album: WorldAlbum, incs: Incs): Record<string, unknown>;
  group(group: ReleaseGroup, incs: Incs): Record<string, unknown>;
  artist(artist: WorldArtist, incs: Incs): Record<string, unknown>;
  credit(artists: readonly WorldArtist[], incs: Incs): Record<string, unknown>[];
  kindOf(group: ReleaseGroup): { primary: string; secondary: string[] };
  firstDate(recording: MbRecording): string;
}

export function createRenderer(facts: Facts, library: Library): Renderer {
  const genreId = (name: string): string => uuid(facts.dice('musicbrainz/genre', name));
  const bearers = once(() => Map.groupBy(facts.artists().values(), ({ name }) => name));
  const isNamesake = ({ name }: WorldArtist): boolean => (bearers().get(name)?.length ?? 0) > 1;
  const tagging = (tags: readonly Tag[], incs: Incs, id: string): Record<string, unknown> => ({
    ...(incs.has('tags') && { tags }),
    ...(incs.has('genres') && {
      genres: tags
        .filter(({ name }) => genreNames.has(name))
        .map(({ name, count }) => ({ id: genreId(name), name, count, disambiguation: '' })),
    }),
    ...(incs.has('ratings') && { rating: ratingOf(facts, id) }),
  });
  const kindOf: Renderer['kindOf'] = ({ albums, title }) => {
    const kind = albums[0]?.kind ?? 'single';
    const secondary = /\(DJ Mix\)/.test(title) ? ['Compilation', 'DJ-mix'] : ['Compilation'];
    const primary = / EP$/.test(title) ? 'EP' : kinds[kind];
    return { primary, secondary: kind === 'compilation' ? secondary : [] };
  };
  const artist: Renderer['artist'] = (own, incs) => ({
    id: own.mbid,
    name: own.name,
    'sort-name': own.name.replace(/^The (.+)$/, '$1, The'),
    disambiguation: isNamesake(own) ? (own.genres[0] ?? 'unknown') : '',
    type: 'Group',
    country: own.country,
    ...(incs.has('aliases') && { aliases: aliasesOf(own) }),
    ...tagging(library.artistTags(own), incs, own.mbid),
    ...(incs.has('url-rels') && {
      relations: [
        {
          'target-type': 'url',
          type: 'free streaming',
          direction: 'forward',
          ended: false,
          url: {
            id: uuid(facts.dice('musicbrainz/url', own.id)),
            resource: `https://open.spotify.com/artist/${own.id}`,
          },
        },
      ],
    }),
  });
  const credit: Renderer['credit'] = (artists, incs) =>
    artists.map((each, at) => ({
      name: each.name,
      joinphrase: at === artists.length - 1 ? '' : at === artists.length - 2 ? ' & ' : ', ',
      artist: artist(each, new Set(incs.has('aliases') ? ['aliases'] : [])),
    }));
  const group: Renderer['group'] = (own, incs) => {
    const { primary, secondary } = kindOf(own);
    return {
      id: own.mbid,
      title: own.title,
      disambiguation: '',
      'primary-type': primary,
      'secondary-types': secondary,
      'first-release-date': earliest(own.albums.map(({ releaseDate }) => releaseDate)),
      ...(incs.has('artist-credits') && { 'artist-credit': credit(own.artists, incs) }),
      ...tagging(library.groupTags(own), incs, own.mbid),
      ...(incs.has('releases') && { releases: own.albums.map((album) => release(album, new Set())) }),
    };
  };
  const release: Renderer['release'] = (album, incs) => ({
    id: album.mbid,
    title: album.name,
    status: 'Official',
    disambiguation: '',
    date: album.releaseDate,
    country: 'XW',
    barcode: album.upc,
    quality: 'normal',
    ...(incs.has('release-groups') && { 'release-group': group(library.groupOf(album), new Set()) }),
    ...(incs.has('media') && {
      media: [{ position: 1, format: 'Digital Media', 'track-count': album.trackIds.length, title: '' }],
    }),
  });
  const firstDate: Renderer['firstDate'] = ({ albums }) =>
    earliest(albums.map(({ releaseDate }) => releaseDate));
  return {
    artist,
    credit,
    group,
    release,
    kindOf,
    firstDate,
    recording: (own, incs) => ({
      id: own.mbid,
      title: own.title,
      length: own.lengthMs,
      disambiguation: '',
      video: false,
      'first-release-date': firstDate(own),
      ...(incs.has('artist-credits') && { 'artist-credit': credit(own.piece.artists, incs) }),
      ...(incs.has('isrcs') && { isrcs: own.isrcs }),
      ...(incs.has('releases') && {
        releases: own.albums.slice(0, mostReleases).map((album) => release(album, incs)),
      }),
      ...tagging(library.recordingTags(own), incs, own.mbid),
    }),
  };
}

const earliest = (dates: readonly string[]): string => dates.toSorted()[0] ?? '';

function ratingOf(facts: Facts, id: string): { value: number | null; 'votes-count': number } {
  const random = facts.dice('musicbrainz/rating', id);
  if (random.chance(0.8)) return { value: null, 'votes-count': 0 };
  return { value: random.int(4, 10) / 2, 'votes-count': random.int(1, 9) };
}

/** How else a name is written. */
function aliasesOf({ name }: WorldArtist): Record<string, unknown>[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain === name ? [] : [{ name: plain, 'sort-name': plain, type: 'Search hint', primary: null }];
}
