import type { TrackArtist } from '../../domain/library.ts';
import { escapeText, link } from '../kit/text.ts';

/** Ten lines with links must stay within the 4000 characters of a message, whatever the titles are. */
const MAX_TITLE = 70;
const MAX_ARTISTS = 50;
const OPEN = 'https://open.spotify.com';

/** The name of a track, artist or album, safe and bold, leading to Spotify when Spotify knows it. */
export const linkedName = (
  kind: 'track' | 'artist' | 'album',
  name: string,
  spotifyId: string | null,
): string =>
  spotifyId === null
    ? `**${escapeText(name, MAX_TITLE)}**`
    : `**${link(name, `${OPEN}/${kind}/${spotifyId}`, MAX_TITLE)}**`;

/** `Aurel, Mina K.`, safe. */
export const artistNames = (artists: readonly TrackArtist[], max = MAX_ARTISTS): string =>
  escapeText(artists.map(({ name }) => name).join(', '), max);

/** The same for places without markdown (alt texts). */
export const plainArtists = (artists: readonly TrackArtist[]): string =>
  artists.map(({ name }) => name).join(', ');
