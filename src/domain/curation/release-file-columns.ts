import { fold } from '../library/fold.ts';

/** What a column of a file can be, and how people call it. */
export type FileColumn =
  | 'title'
  | 'mix'
  | 'artists'
  | 'remixers'
  | 'label'
  | 'releaseTitle'
  | 'catalogNumber'
  | 'isrc'
  | 'bpm'
  | 'key'
  | 'length'
  | 'lengthMs'
  | 'publishDate'
  | 'releaseDate'
  | 'artworkUrl'
  | 'url'
  | 'spotify';

/** Shops, DJ programs, distributors, pools; compared without case, accents, spaces and signs. The first is ours. */
export const columnNames: Readonly<Record<FileColumn, readonly string[]>> = {
  title: ['title', 'track', 'track title', 'track name', 'song', 'song title', 'name', 'titel', 'titre'],
  mix: ['mix', 'mix name', 'version', 'remix', 'mix version', 'track version', 'subtitle'],
  artists: [
    'artists',
    'artist',
    'artist name',
    'track artist',
    'performer',
    'main artist',
    'interpret',
    'kunstler',
    'artiste',
  ],
  remixers: ['remixers', 'remixer', 'remixed by', 'remix artist'],
  label: ['label', 'record label', 'label name', 'imprint', 'publisher'],
  releaseTitle: ['release', 'release title', 'release name', 'album', 'album title', 'ep'],
  catalogNumber: ['catalog number', 'catalogue number', 'catalog', 'cat no', 'catno', 'cat', 'catalog no'],
  isrc: ['isrc', 'isrc code'],
  bpm: ['bpm', 'tempo'],
  key: ['key', 'musical key', 'initial key', 'camelot', 'camelot key', 'tonart'],
  length: ['length', 'duration', 'time', 'track length', 'lange', 'dauer'],
  lengthMs: ['length ms', 'duration ms', 'durationms', 'milliseconds'],
  publishDate: ['publish date', 'published', 'date', 'on sale date', 'available'],
  releaseDate: ['release date', 'released', 'new release date', 'original release date', 'year'],
  artworkUrl: ['artwork', 'artwork url', 'cover', 'cover url', 'image', 'image url'],
  url: ['url', 'link', 'beatport url', 'promo link'],
  spotify: ['spotify', 'spotify uri', 'spotify url', 'spotify id', 'uri', 'track uri', 'spotify track id'],
};

const keyOf = (written: string): string => fold(written.replace(/^#+/, '')).replaceAll(' ', '');

const byName = new Map(
  (Object.entries(columnNames) as [FileColumn, readonly string[]][]).flatMap(([column, names]) =>
    names.map((name) => [keyOf(name), column] as const),
  ),
);

/** Which column a heading names; null for one that Segue has no use for. */
export const columnOf = (heading: string): FileColumn | null => byName.get(keyOf(heading)) ?? null;

/** By place; the first of two of a kind counts. Null when it is no heading: it names neither title nor artists. */
export const columnsOf = (fields: readonly string[]): readonly (FileColumn | null)[] | null => {
  const seen = new Set<FileColumn>();
  const columns = fields.map((heading) => {
    const column = columnOf(heading);
    if (column === null || seen.has(column)) return null;
    seen.add(column);
    return column;
  });
  return seen.has('title') && seen.has('artists') ? columns : null;
};
