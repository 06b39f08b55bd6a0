import { fold } from '../library/fold.ts';

/** Under what key plays of a track are counted, by what it is a track of. */

/**
 * As one recording: the member's own group, the recording of everybody, or the track alone while it is in none. Groups of
 * their own are minus their smallest track, so a track alone is minus itself.
 */
export const recordingKey = (trackId: number, recordingId: unknown, ownGroup: unknown): number => {
  if (typeof ownGroup === 'number') return ownGroup;
  return typeof recordingId === 'number' ? recordingId : -trackId;
};

/** An album of Spotify by its id; another one by its name and whose it is. Null for a track without an album. */
export const albumKey = (spotifyId: unknown, title: unknown, artists: unknown): string | null => {
  if (typeof spotifyId === 'string' && spotifyId !== '') return spotifyId;
  if (typeof title !== 'string' || title === '') return null;
  const [first] = listOf(artists);
  const by = isRecord(first) && typeof first['name'] === 'string' ? first['name'] : '';
  return `${fold(by)}\n${fold(title)}`;
};

export const labelKey = (label: unknown): string | null =>
  typeof label === 'string' && label.trim() !== '' ? fold(label) : null;

/** Genres of a track, the strongest first. @param genres JSON of `{name, weight}` */
export const genreNames = (genres: unknown): string[] =>
  listOf(genres)
    .filter(isRecord)
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .flatMap(({ name }) => (typeof name === 'string' && name !== '' ? [name] : []));

const listOf = (json: unknown): readonly unknown[] => {
  if (typeof json !== 'string') return [];
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list : [];
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const weightOf = ({ weight }: Readonly<Record<string, unknown>>): number =>
  typeof weight === 'number' ? weight : 0;
