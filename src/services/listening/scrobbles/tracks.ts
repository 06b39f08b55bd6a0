import type { Store } from '../../../db/store.ts';
import type { TrackId } from '../../../domain/ids.ts';
import type { NewTrack } from '../../../domain/library.ts';
import { firstArtistsOf, type Scrobble } from '../../../domain/listening/scrobbles.ts';
import { placeholderTrack, wordsKey } from '../../../domain/listening/text-track.ts';

/** The track of a play: one that the catalogue has, or one that has to be put into it. */
export type Meant =
  | { readonly kind: 'known'; readonly trackId: TrackId }
  | { readonly kind: 'new'; readonly track: NewTrack };

/**
 * Finds what plays by name were of: by Spotify's id, by ISRC, by MusicBrainz's recording, by artist and title. What the
 * catalogue does not have becomes a track of words alone.
 */
export interface ScrobbleTracks {
  /** In the order of the plays. */
  meant(scrobbles: readonly Scrobble[]): Promise<Meant[]>;
}

export const createScrobbleTracks = ({ store }: { store: Pick<Store, 'read'> }): ScrobbleTracks => ({
  meant: async (scrobbles) => {
    const { placeholderTracks, namedTracks } = store.read;
    const said = <T>(pick: (scrobble: Scrobble) => T | null): T[] =>
      scrobbles.flatMap((scrobble) => pick(scrobble) ?? []);
    const byUri = await placeholderTracks.idsByUris([...new Set(said(spotifyUri))]);
    const byIsrc = await namedTracks.byIsrc(said(({ isrc }) => isrc));
    const byRecording = await namedTracks.byRecording(said(({ recordingMbid }) => recordingMbid));
    const byWords = await placeholderTracks.idsByWords(scrobbles.flatMap(namesOf));

    const find = (scrobble: Scrobble): TrackId | undefined => {
      const uri = spotifyUri(scrobble);
      // An id of Spotify's says exactly which track it was, known or not.
      if (uri !== null) return byUri.get(uri);
      const { isrc, recordingMbid } = scrobble;
      const [named] = namesOf(scrobble).flatMap(
        ({ artist, title }) => byWords.get(wordsKey(artist, title)) ?? [],
      );
      return byIsrc.get(isrc ?? '') ?? byRecording.get(recordingMbid ?? '') ?? named;
    };
    return scrobbles.map((scrobble): Meant => {
      const trackId = find(scrobble);
      return trackId === undefined ? { kind: 'new', track: newTrack(scrobble) } : { kind: 'known', trackId };
    });
  },
});

/** Titles are compared whole, the version in them included: a guess would count plays of a song that nobody played. */
const namesOf = ({ artist, artists, title }: Scrobble): { artist: string; title: string }[] =>
  [...new Set([...artists.slice(0, 1), ...firstArtistsOf(artist)])].map((name) => ({ artist: name, title }));

const spotifyUri = ({ spotifyId }: Pick<Scrobble, 'spotifyId'>): string | null =>
  spotifyId === null ? null : `spotify:track:${spotifyId}`;

/** What somebody's player wrote stays until Spotify or others say it better. */
const newTrack = ({ title, artists, album, durationMs, isrc, ...scrobble }: Scrobble): NewTrack => ({
  ...placeholderTrack({ uri: spotifyUri(scrobble), title, artist: artists[0] ?? '', album }),
  artists: artists.map((name) => ({ spotifyId: null, name })),
  durationMs,
  isrc,
});
