import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { ChartEntity } from '../../domain/charts/chart.ts';
import { plainName } from '../../domain/curation/names.ts';
import type { ChartEntityId, ManagedPlaylistId, MemberId, PeriodId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import { rankNames } from '../../domain/library/choices.ts';
import { fold } from '../../domain/library/fold.ts';
import type { NewTrack } from '../../domain/library.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { AppError } from '../../errors.ts';
import type { Bringing } from '../curation/bringing.ts';
import type { Enqueue } from '../intents.ts';
import type { PlaylistMaking } from '../playlists/making.ts';
import type { PlaylistWishes } from '../playlists/wishes.ts';
import { releaseOf } from './finding.ts';
import type { ChartHistory } from './history.ts';
import type { TrendingViewer } from './trending.ts';
import { type AddTarget, chartsAdd } from './work.ts';

/** `looking`: it has to be found on Spotify first, which a job does. */
export type AddedKind = 'added' | 'already' | 'looking';
export interface Added {
  readonly kind: AddedKind;
  readonly entity: ChartEntity;
  /** Null: it went into a week. */
  readonly playlist: ManagedPlaylist | null;
}

/** Puts what stands on charts where a member wants it. */
export interface ChartAdding {
  /**
   * Into a playlist that the member collects in; one of another name is made.
   * @param wanted its id, or its name
   * @throws {AppError} NOT_FOUND, INVALID_INPUT (an artist; no name), as making playlists
   */
  toPlaylist(viewer: TrendingViewer, id: ChartEntityId, wanted: string, notify: JobNotify): Promise<Added>;
  /** Into Bronze of a week. @throws {AppError} NOT_FOUND, INVALID_INPUT (an artist) */
  toPeriod(viewer: TrendingViewer, id: ChartEntityId, period: PeriodId, notify: JobNotify): Promise<Added>;
  /** What was found on Spotify; by a job. @returns how many are new there @throws {AppError} NOT_FOUND */
  take(
    memberId: MemberId,
    id: ChartEntityId,
    target: AddTarget,
    tracks: readonly NewTrack[],
    now: number,
  ): Promise<number>;
  /** Playlists that a member collects in, by name. */
  collections(memberId: MemberId, typed: string): Promise<ManagedPlaylist[]>;
}

export const createChartAdding = (deps: {
  store: Store;
  enqueue: Enqueue;
  history: ChartHistory;
  making: Pick<PlaylistMaking, 'create'>;
  wishes: Pick<PlaylistWishes, 'add'>;
  bringing: Bringing;
}): ChartAdding => {
  const { store, enqueue, history, making, wishes, bringing } = deps;

  /** Something that the member sees on a chart and that can be played. */
  const require = async (viewer: TrendingViewer, id: ChartEntityId): Promise<ChartEntity> => {
    const { entity } = await history.of(viewer, id, null);
    if (entity.kind === 'artist') {
      throw new AppError('INVALID_INPUT', { problem: 'chart_not_album_or_track', value: entity.name });
    }
    return entity;
  };

  const uriOf = async (tx: Repositories, { kind, trackId }: ChartEntity): Promise<string | null> =>
    kind !== 'track' || trackId === null ? null : ((await tx.tracks.find(trackId))?.uri ?? null);

  const owned = async (tx: Repositories, memberId: MemberId): Promise<ManagedPlaylist[]> =>
    (await tx.managedPlaylists.ofMember(memberId)).filter(({ purpose }) => purpose === 'collection');

  const collection = async (
    tx: Repositories,
    memberId: MemberId,
    wanted: string,
  ): Promise<ManagedPlaylist> => {
    const all = await owned(tx, memberId);
    const known = all.find(({ id, name }) => String(id) === wanted || fold(name) === fold(wanted));
    if (known !== undefined) return known;
    const name = plainName(wanted);
    if (name === null) throw new AppError('INVALID_INPUT', { problem: 'rule_name', value: wanted });
    return making.create(tx, memberId, { name, purpose: 'collection' });
  };

  const putInPlaylist = async (
    tx: Repositories,
    memberId: MemberId,
    id: ManagedPlaylistId,
    uris: readonly string[],
  ): Promise<number> => {
    let added = 0;
    for (const uri of uris) if (await wishes.add(tx, memberId, id, uri)) added += 1;
    return added;
  };

  return {
    toPlaylist: async (viewer, id, wanted, notify) => {
      const { memberId } = viewer;
      const entity = await require(viewer, id);
      return store.transaction(async (tx) => {
        const playlist = await collection(tx, memberId, wanted);
        const uri = await uriOf(tx, entity);
        if (uri === null) {
          await enqueue(tx, chartsAdd(memberId, id, { playlistId: playlist.id }, entity.name, notify));
          return { kind: 'looking', entity, playlist };
        }
        const added = await putInPlaylist(tx, memberId, playlist.id, [uri]);
        return { kind: added === 0 ? 'already' : 'added', entity, playlist };
      });
    },

    toPeriod: async (viewer, id, periodId, notify) => {
      const { memberId } = viewer;
      const entity = await require(viewer, id);
      return store.transaction(async (tx) => {
        if (entity.kind === 'album') {
          await enqueue(tx, chartsAdd(memberId, id, { periodId }, entity.name, notify));
          return { kind: 'looking', entity, playlist: null };
        }
        // Releases are looked for on Spotify by themselves.
        const picked = [releaseOf(entity, await uriOf(tx, entity))];
        const { added } = await bringing.bring(tx, memberId, periodId, picked);
        return { kind: added === 0 ? 'already' : 'added', entity, playlist: null };
      });
    },

    take: (memberId, id, target, tracks, now) =>
      store.transaction(async (tx) => {
        const ids = await tx.tracks.upsertTracks(tracks, now);
        const entity = await tx.chartEntities.find(id);
        const [only] = [...ids.values()];
        if (entity?.kind === 'track' && entity.trackId === null && only !== undefined) {
          await tx.chartEntities.set(entity.id, { trackId: only, resolveAt: null }, now);
        }
        if ('playlistId' in target) {
          const uris = tracks.map(({ uri }) => uri);
          return putInPlaylist(tx, memberId, target.playlistId, uris);
        }
        const picked = tracks.map((track) => ({
          ...releaseOf({ ...fromTrack(track), id }, track.uri),
          externalId: track.uri,
          releaseTitle: track.albumTitle,
          durationMs: track.durationMs,
        }));
        return (await bringing.bring(tx, memberId, target.periodId, picked)).added;
      }),

    collections: async (memberId, typed) => {
      const all = await store.read.managedPlaylists.ofMember(memberId);
      return rankNames(
        all.filter(({ purpose }) => purpose === 'collection'),
        typed,
      ).slice(0, SUGGESTED);
    },
  };
};

const SUGGESTED = 24;

const fromTrack = (track: NewTrack): Omit<ChartEntity, 'id'> => ({
  kind: 'track',
  name: track.title,
  artists: track.artists.map(({ name }) => name),
  ...{
    isrc: track.isrc,
    imageUrl: track.imageUrl,
    releaseDate: track.releaseDate,
    spotifyId: track.spotifyId,
  },
  url: track.spotifyId === null ? null : `https://open.spotify.com/track/${track.spotifyId}`,
  ...{ label: null, mbid: null, namedBy: 'spotify', trackId: null, artistId: null, releaseId: null },
});
