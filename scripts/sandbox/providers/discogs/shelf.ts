import { sameWords } from '../../world/text.ts';
import type { WorldAlbum } from '../../world/types.ts';
import { type Facts, once } from '../knowledge/facts.ts';
import { genreWords } from '../knowledge/genres.ts';

export interface DiscogsRelease {
  id: number;
  /** 0: none. */
  masterId: number;
  album: WorldAlbum;
  /** Namesakes wear a number: `Nova Lane (2)`. */
  artists: readonly string[];
  title: string;
  year: string;
  country: string;
  formats: readonly string[];
  label: string;
  catno: string;
  barcode: string | null;
  genre: string;
  styles: readonly string[];
  tracks: readonly { title: string; durationMs: number }[];
  hasDurations: boolean;
}

type Field =
  | 'q'
  | 'type'
  | 'artist'
  | 'track'
  | 'title'
  | 'barcode'
  | 'catno'
  | 'label'
  | 'style'
  | 'genre'
  | 'year';
export type Wanted = Record<Field, string | undefined>;

export interface Shelf {
  release(id: number): DiscogsRelease | undefined;
  master(id: number): DiscogsRelease | undefined;
  search(wanted: Wanted): DiscogsRelease[];
}

const firstRelease = 20_000_000;
const firstMaster = 3_000_000;

/** Records that collectors have entered: most albums, one club single in three. */
export function createShelf(facts: Facts): Shelf {
  const all = once(() => releasesOf(facts));
  const out = ({ album }: DiscogsRelease): boolean => {
    const piece = facts.byTrack(album.trackIds[0] ?? '');
    return piece !== undefined && facts.isOut(piece);
  };
  return {
    release: (id) => all().find((release) => release.id === id && out(release)),
    master: (id) => all().find((release) => id > 0 && release.masterId === id && out(release)),
    search: (wanted) => all().filter((release) => fits(release, wanted) && out(release)),
  };
}

function releasesOf(facts: Facts): DiscogsRelease[] {
  const { catalogue } = facts.world;
  const bearers = Map.groupBy(facts.artists().values(), ({ name }) => name);
  const releases: DiscogsRelease[] = [];
  for (const [at, album] of catalogue.allAlbums().entries()) {
    const random = facts.dice('discogs', album.id);
    if (!random.chance(album.kind === 'single' ? 0.35 : 0.7)) continue;
    const piece = facts.byTrack(album.trackIds[0] ?? '');
    if (!piece || album.name === '') continue;
    const [genre, ...styles] = genreWords(piece.recording.genre).discogs;
    const formats = random.chance(0.6) ? ['Vinyl', '12"'] : ['File', 'FLAC'];
    const label = catalogue.label(album.labelId)?.name ?? '';
    releases.push({
      id: firstRelease + at,
      masterId: random.chance(0.5) ? firstMaster + at : 0,
      album,
      artists: album.artistIds.map((id) => {
        const artist = catalogue.artist(id);
        const rank = (bearers.get(artist?.name ?? '') ?? []).findIndex((other) => other.id === id);
        return rank > 0 ? `${artist?.name} (${rank + 1})` : (artist?.name ?? 'Various');
      }),
      title: album.name,
      year: album.releaseDate.slice(0, 4),
      country: random.pick(['Germany', 'UK', 'Europe', 'Worldwide', 'Netherlands']),
      formats,
      label,
      catno: catalogueNumber(label, album.upc),
      barcode: random.chance(0.5) ? album.upc : null,
      genre,
      styles: styles.slice(0, random.int(1, styles.length)),
      tracks: album.trackIds.flatMap((id) => {
        const track = catalogue.track(id);
        return track ? [{ title: track.name, durationMs: track.durationMs }] : [];
      }),
      hasDurations: random.chance(0.7),
    });
  }
  return releases;
}

/** The number a label gives a release: the same at every shop. */
export const catalogueNumber = (label: string, upc: string): string =>
  `${label
    .replace(/[^A-Za-z]/g, '')
    .slice(0, 4)
    .toUpperCase()}${upc.slice(-4, -1)}`;

function fits(release: DiscogsRelease, wanted: Wanted): boolean {
  const contains = (text: string, asked: string | undefined): boolean =>
    asked === undefined || ` ${sameWords(text)} `.includes(` ${sameWords(asked)} `);
  const is = (text: string, asked: string | undefined): boolean =>
    asked === undefined || sameWords(text) === sameWords(asked);
  const everything = `${release.artists.join(' ')} ${release.title} ${release.label} ${release.catno}`;
  return (
    (wanted.type === undefined || wanted.type === 'release') &&
    (wanted.q === undefined ||
      sameWords(wanted.q)
        .split(' ')
        .every((word) => contains(everything, word))) &&
    contains(release.artists.join(' / '), wanted.artist) &&
    (wanted.track === undefined || release.tracks.some(({ title }) => contains(title, wanted.track))) &&
    contains(release.title, wanted.title) &&
    (wanted.barcode === undefined || release.barcode === wanted.barcode) &&
    (wanted.catno === undefined || release.catno === wanted.catno.replace(/\s/g, '').toUpperCase()) &&
    contains(release.label, wanted.label) &&
    (wanted.style === undefined || release.styles.some((style) => is(style, wanted.style))) &&
    is(release.genre, wanted.genre) &&
    is(release.year, wanted.year)
  );
}
