import type { APITextDisplayComponent } from 'discord-api-types/v10';
import type { LibraryEntry, LibraryPage } from '../../domain/library/shown.ts';
import { type Child, section, text, thumbnail } from '../kit/components.ts';
import { relativeTime } from '../kit/format.ts';
import { escapeText, link, plain } from '../kit/text.ts';
import { artistNames, plainArtists } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { sourceName } from '../sources/names.ts';

/** Ten tracks with links and sources stay within the 4000 characters of a message, whatever their names are. */
const MAX_TITLE = 48;
const MAX_ARTISTS = 32;
const MAX_SOURCE = 18;
const SOURCES = 2;
const PER_PAGE = 10;

/**
 * The tracks of a page below its head, with the cover of the first.
 * @param head at most two texts: a section holds three
 */
export const entriesOf = (
  head: readonly APITextDisplayComponent[],
  { entries, page }: LibraryPage,
  m: Messages,
): Child[] => {
  const [first] = entries;
  if (first === undefined) return [...head];
  const lines = entries.map((entry, at) => lineOf(entry, page * PER_PAGE + at + 1, m));
  const { track } = first;
  const alt = plain(m.library.cover(track.title, plainArtists(track.artists)), 200);
  return [
    section([...head, lines[0] ?? ''], track.imageUrl !== null && thumbnail(track.imageUrl, alt)),
    lines.length > 1 && text(...lines.slice(1)),
  ];
};

const lineOf = ({ track, addedAt, sources }: LibraryEntry, place: number, m: Messages): string => {
  const t = m.library;
  const title =
    track.spotifyId === null
      ? escapeText(track.title, MAX_TITLE)
      : link(track.title, `https://open.spotify.com/track/${track.spotifyId}`, MAX_TITLE);
  const names = sources.slice(0, SOURCES).map((source) => sourceName(source, m, MAX_SOURCE));
  const more = sources.length > SOURCES ? [t.more(sources.length - SOURCES)] : [];
  const when = addedAt === 0 ? null : relativeTime(addedAt);
  return [
    t.line(String(place), title, artistNames(track.artists, MAX_ARTISTS)),
    t.under([...names, ...more].join(', '), when),
  ].join('\n');
};
