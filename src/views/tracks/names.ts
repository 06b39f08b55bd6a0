import type { Track } from '../../domain/library.ts';
import { formatDuration } from '../kit/format.ts';
import { escapeText, plain } from '../kit/text.ts';
import { plainArtists } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';

type Named = Pick<Track, 'title' | 'artists' | 'albumTitle' | 'durationMs'>;

/** Tracks in an option of a slash command, without markdown; those of one name with what tells them apart. */
export const plainTrackNames = (tracks: readonly Named[], m: Messages): string[] => {
  const names = tracks.map((track) => plainName(track, m));
  return tracks.map((track, at) => {
    const name = names[at] ?? '';
    const rest = names.indexOf(name) === names.lastIndexOf(name) ? [] : restOf(track, plain);
    return rest.length === 0
      ? name
      : plain(m.tracks.choiceAmong(plain(track.title, 36), plain(plainArtists(track.artists), 20), rest));
  });
};

const plainName = ({ title, artists }: Named, m: Messages): string =>
  plain(m.tracks.choice(plain(title, 60), plain(plainArtists(artists), 36)));

const restOf = (
  { albumTitle, durationMs }: Named,
  written: (text: string, max: number) => string,
): string[] => [
  ...(albumTitle === null ? [] : [written(albumTitle, 28)]),
  ...(durationMs === null ? [] : [formatDuration(durationMs)]),
];

/** The titles of two tracks in markdown; of the same ones with what tells them apart. */
export const pairOfTitles = (one: Named, other: Named, max: number, m: Messages): [string, string] => {
  const alike = one.title.toLowerCase() === other.title.toLowerCase();
  const title = (track: Named): string => {
    const rest = alike ? restOf(track, escapeText) : [];
    const name = escapeText(track.title, max);
    return rest.length === 0 ? name : m.tracks.titleAmong(name, rest);
  };
  return [title(one), title(other)];
};
