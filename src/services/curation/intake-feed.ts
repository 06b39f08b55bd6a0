import type { Store } from '../../db/store.ts';
import { dayAt } from '../../domain/curation/days.ts';
import type { ReleaseFacts } from '../../domain/curation/release.ts';
import type { Track } from '../../domain/library.ts';
import type { FoundRelease, ReleaseSource } from '../../providers/release-source-port.ts';
import type { IntakeOrder } from './intake-work.ts';

/** More lines than any pool of promos has in a week. */
const MOST = 5_000;
const PER_READ = 500;

/**
 * A playlist that a member keeps as a pool: what came into it in these days. It reads what the sync of sources has
 * brought, so it asks nobody.
 */
export const createPlaylistFeed =
  ({ store }: { store: Pick<Store, 'read'> }) =>
  ({ ownerId, styleId }: IntakeOrder): ReleaseSource => ({
    source: 'playlist',
    accepts: () => ownerId !== null,
    page: async ({ from, to }) => {
      const nothing = { releases: [], skipped: {}, next: null, total: 0 };
      if (ownerId === null) return nothing;
      const following = await store.read.styles.followed(ownerId, styleId);
      const feedId = following?.feedSourceId ?? null;
      const source = feedId === null ? null : await store.read.sources.find(ownerId, feedId);
      if (source === null || source.readingId === null) return nothing;
      const timeZone = (await store.read.members.find(ownerId))?.timeZone ?? 'UTC';
      const days = new Map<Track['id'], string>();
      for (const { trackId, addedAt } of await store.read.readings.lines(source.readingId)) {
        const day = addedAt === null ? null : dayAt(addedAt, timeZone);
        if (day !== null && day >= from && day <= to && days.size < MOST) days.set(trackId, day);
      }
      const ids = [...days.keys()];
      const releases: FoundRelease[] = [];
      for (let start = 0; start < ids.length; start += PER_READ) {
        for (const track of await store.read.tracks.byIds(ids.slice(start, start + PER_READ))) {
          const day = days.get(track.id);
          // A file on somebody's disk is on Spotify for nobody else.
          if (day !== undefined && track.spotifyId !== null) {
            releases.push({ facts: factsOf(track, day), raw: null });
          }
        }
      }
      const local = ids.length - releases.length;
      return { ...nothing, releases, skipped: local === 0 ? {} : { local }, total: releases.length };
    },
  });

const factsOf = (track: Track, day: string): ReleaseFacts => ({
  source: 'playlist',
  externalId: track.uri,
  title: track.title,
  mix: null,
  artists: track.artists.map(({ name }) => ({ name })),
  remixers: [],
  label: null,
  releaseTitle: track.albumTitle,
  releaseExternalId: track.albumSpotifyId,
  catalogNumber: null,
  isrc: track.isrc,
  bpm: null,
  key: null,
  durationMs: track.durationMs,
  artworkUrl: track.imageUrl,
  publishDate: day,
  releaseDate: track.releaseDate,
  url: track.spotifyId === null ? null : `https://open.spotify.com/track/${track.spotifyId}`,
  spotifyUri: track.uri,
});
