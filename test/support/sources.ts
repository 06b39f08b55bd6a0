import { eq } from 'drizzle-orm';
import type { AccountStatus, AppMode } from '../../src/domain/accounts.ts';
import type { AccountId, AppId, MemberId, SourceId } from '../../src/domain/ids.ts';
import { everything, type LibraryFilter } from '../../src/domain/library/filter.ts';
import { AppError } from '../../src/errors.ts';
import type { AccessOf } from '../../src/providers/spotify/port.ts';
import { createLikedSource } from '../../src/providers/spotify/track-sources/liked.ts';
import { createPlaylistSource } from '../../src/providers/spotify/track-sources/playlists.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { createLibrary } from '../../src/services/library.ts';
import { createStartSources } from '../../src/services/sources/after-link.ts';
import { createSourceListing } from '../../src/services/sources/listing.ts';
import { createSourceOrders } from '../../src/services/sources/orders.ts';
import { createSourceShelf } from '../../src/services/sources/shelf.ts';
import { createSourceSync, type SyncHooks } from '../../src/services/sources/sync.ts';
import { createManualClock, type ManualClock } from './clock.ts';
import { openTestStore } from './database.ts';
import { createFakeLists, type Entry, LISTENER } from './fake-spotify-lists.ts';
import { ANNA, addMembers } from './jobs.ts';

/** Never aborted, and nobody watches. */
export const calm: SyncHooks = { signal: new AbortController().signal, progress: async () => undefined };

/** The services of sources on a real database, with the lists of one Spotify account. */
export const openSourcesWorld = async (
  mode: AppMode = 'development',
  clock: ManualClock = createManualClock(),
) => {
  const db = openTestStore();
  const { store } = db;
  const spotify = createFakeLists();
  await addMembers(store, ANNA);
  const link = (memberId: MemberId, externalId = LISTENER): Promise<AccountId> =>
    store.transaction((tx) =>
      tx.accounts.insert(
        {
          memberId,
          provider: 'spotify',
          externalId,
          externalUserId: externalId,
          appId: null,
          displayName: 'Anna',
          scopes: '',
          authorizedAt: 1,
          accessExpiresAt: 1,
          refreshDueAt: 1,
        },
        clock.now(),
      ),
    );
  const accountId = await link(ANNA);
  const accessOf: AccessOf = async (memberId, id) => {
    const account = await store.read.accounts.find(memberId, id);
    if (account?.status !== 'active') throw new AppError('NEEDS_REAUTH', { displayName: 'Anna' });
    return {
      app: { id: 1 as AppId, clientId: 'app', mode },
      displayName: 'Anna',
      token: async () => 'token',
      renew: async () => 'token',
    };
  };
  const kinds = [
    createLikedSource({ spotify: spotify.reader, accessOf }),
    createPlaylistSource({ spotify: spotify.reader, accessOf }),
  ];
  const queue = createJobQueue({ store, clock, wake: () => undefined });
  const enqueue = queue.enqueueIn;
  const listing = createSourceListing({ store, clock, kinds });
  const sync = createSourceSync({ store, clock, kinds });
  const shelf = createSourceShelf({ store, clock, enqueue });
  const library = createLibrary({ store, clock });

  const sourceNamed = async (name: string) => {
    const found = (await store.read.sources.names(ANNA)).find((source) => source.name === name);
    if (found === undefined) throw new Error(`No source ${name}`);
    return found;
  };
  return {
    ...db,
    clock,
    spotify,
    queue,
    kinds,
    listing,
    sync,
    shelf,
    library,
    orders: createSourceOrders({ store, listing, enqueue }),
    startSources: createStartSources({ enqueue }),
    accountId,
    link,
    /** A playlist of Anna's on Spotify. */
    playlist: (
      id: string,
      entries: Entry[],
      more: { ownerId?: string; collaborative?: boolean } = {},
    ): void => {
      const facts = { ownerId: LISTENER, collaborative: false, ...more };
      spotify.playlists.set(id, { name: id, entries, snapshot: 1, ...facts });
    },
    /** Reads the list and chooses sources by name. */
    choose: async (...names: string[]): Promise<SourceId[]> => {
      await listing.refresh(ANNA, calm.signal);
      const ids = await Promise.all(names.map(async (name) => (await sourceNamed(name)).id));
      await store.transaction((tx) => tx.sources.select(ANNA, ids, clock.now()));
      spotify.calls.length = 0;
      return ids;
    },
    source: async (name: string) => {
      const source = await store.read.sources.find(ANNA, (await sourceNamed(name)).id);
      if (source === null) throw new Error(`No source ${name}`);
      return source;
    },
    setStatus: async (status: AccountStatus): Promise<void> => {
      await db.database.transaction(async ({ q, t }) => {
        await q.update(t.accounts).set({ status }).where(eq(t.accounts.id, accountId));
      });
    },
    /** The lines of a source in order, as `uri@addedAt`. */
    linesOf: async (name: string): Promise<string[]> => {
      const { id } = await sourceNamed(name);
      const source = await store.read.sources.find(ANNA, id);
      if (source?.readingId === null || source === null) return [];
      const stored = await store.read.readings.lines(source.readingId);
      const tracks = await store.read.tracks.byIds(stored.map(({ trackId }) => trackId));
      const uris = new Map(tracks.map((track) => [track.id, track.uri]));
      return stored.map(({ trackId, addedAt }) => `${uris.get(trackId)}@${addedAt}`);
    },
    /** The whole library, without row ids. */
    libraryOf: async (filter: LibraryFilter = everything) => {
      const { rows, total } = await store.read.library.page(ANNA, filter, 0, 100_000);
      const tracks = await store.read.tracks.byIds(rows.map(({ trackId }) => trackId));
      const uris = new Map(tracks.map((track) => [track.id, track.uri]));
      return { total, tracks: rows.map(({ trackId, addedAt }) => `${uris.get(trackId)}@${addedAt}`) };
    },
    /** Rows that belong to no visible source. */
    invisibleLines: async (): Promise<number> => {
      const { q, t } = db.database.read;
      const all = await q.select({ reading: t.sourceTracks.readingId }).from(t.sourceTracks);
      const sources = await q.select({ reading: t.sources.readingId }).from(t.sources);
      const current = new Set(sources.map(({ reading }) => reading));
      return all.filter(({ reading }) => !current.has(reading)).length;
    },
    jobs: () => db.database.read.q.select().from(db.database.read.t.jobs),
  };
};

export type SourcesWorld = Awaited<ReturnType<typeof openSourcesWorld>>;

/** What a list should be stored as. */
export const stored = (entries: readonly Entry[]): string[] =>
  entries.flatMap((entry) => (typeof entry === 'string' ? [] : [`${entry.track.uri}@${entry.addedAt}`]));
