import { type Clock, DAY } from '../../clock.ts';
import type { EntityChange } from '../../db/repositories/chart-entities.ts';
import type { NamedTrack } from '../../db/repositories/chart-views.ts';
import type { Store } from '../../db/store.ts';
import type { ChartEntity } from '../../domain/charts/chart.ts';
import { fold } from '../../domain/library/fold.ts';
import { joinTwins } from './sameness.ts';

/** Finds out which tracks, albums and artists of the catalogue stand on charts, and who among them is one. */
export interface ChartResolve {
  /** All that are due, in short transactions. @returns how many were found */
  run(signal: AbortSignal): Promise<number>;
}

const BATCH = 25;
/** More tracks of one artist are not looked through. */
const MOST_TRACKS = 2_000;
/** The catalogue grows: what it does not have it may have by then. */
const AGAIN_MS = 3 * DAY;
/** What was found may be found better: an artist without tracks yet, a track without its release. */
type Links = Pick<ChartEntity, 'trackId' | 'artistId' | 'releaseId'>;
const NOTHING: Links = { trackId: null, artistId: null, releaseId: null };

export const createChartResolve = ({ store, clock }: { store: Store; clock: Clock }): ChartResolve => {
  const { chartViews: views } = store.read;

  /** The artist who is meant: of namesakes the one with such a track, else the one that Spotify knows. */
  const byName = async ({ kind, name, artists }: ChartEntity): Promise<Links> => {
    const named = await views.artistsNamed(fold((kind === 'artist' ? name : artists[0]) ?? ''));
    const [first = null] = named;
    if (kind === 'artist' || first === null) return { ...NOTHING, artistId: first };
    const tracks = await views.tracksOf(named, MOST_TRACKS);
    return kind === 'track' ? trackLinks(tracks, name, first) : albumLinks(tracks, name, first);
  };

  const trackLinks = (tracks: readonly NamedTrack[], name: string, artistId: Links['artistId']): Links => {
    const found = tracks.find(({ title }) => fold(title) === fold(name));
    return { ...NOTHING, trackId: found?.trackId ?? null, artistId: found?.artistId ?? artistId };
  };

  const albumLinks = async (
    tracks: readonly NamedTrack[],
    name: string,
    artistId: Links['artistId'],
  ): Promise<Links> => {
    const found = tracks.find(
      ({ albumTitle, albumSpotifyId }) =>
        albumSpotifyId !== null && albumTitle !== null && fold(albumTitle) === fold(name),
    );
    if (found?.albumSpotifyId == null) return { ...NOTHING, artistId };
    return { ...NOTHING, artistId: found.artistId, releaseId: await views.releaseOf(found.albumSpotifyId) };
  };

  const linksOf = async (entity: ChartEntity): Promise<Links> => {
    const { kind, spotifyId, isrc } = entity;
    if (kind === 'track') {
      const trackId =
        (spotifyId === null ? null : await views.trackByUri(`spotify:track:${spotifyId}`)) ??
        (isrc === null ? null : await views.trackByIsrc(isrc));
      if (trackId !== null) return { ...NOTHING, trackId };
    }
    const named = await byName(entity);
    const releaseId =
      kind === 'album' && spotifyId !== null ? await views.releaseOf(spotifyId) : named.releaseId;
    return { ...named, releaseId: releaseId ?? named.releaseId };
  };

  const isFound = ({ kind }: ChartEntity, links: Links): boolean =>
    links[kind === 'track' ? 'trackId' : kind === 'album' ? 'releaseId' : 'artistId'] !== null;

  return {
    run: async (signal) => {
      for (let found = 0; ; ) {
        signal.throwIfAborted();
        const now = clock.now();
        const due = await store.read.chartEntities.toResolve(now, BATCH);
        if (due.length === 0) return found;
        const changes: { readonly entity: ChartEntity; readonly change: EntityChange }[] = [];
        for (const entity of due) {
          const links = await linksOf(entity);
          const there = isFound(entity, links);
          if (there) found += 1;
          changes.push({ entity, change: { ...links, resolveAt: there ? null : now + AGAIN_MS } });
        }
        await store.transaction(async (tx) => {
          await tx.chartEntities.setAll(
            changes.map(({ entity, change }) => ({ id: entity.id, change })),
            now,
          );
          for (const { entity } of changes) await joinTwins(tx, entity.id, now);
        });
      }
    },
  };
};
