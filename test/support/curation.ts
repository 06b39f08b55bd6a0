import { createCurationServices } from '../../src/app/curation.ts';
import type { Clock } from '../../src/clock.ts';
import type { Store } from '../../src/db/store.ts';
import type { ReleaseFacts, ReleaseSourceName } from '../../src/domain/curation/release.ts';
import type { Week } from '../../src/domain/curation/weeks.ts';
import type {
  CategoryId,
  ManagedPlaylistId,
  MemberId,
  PeriodId,
  ReleaseTrackId,
  StyleId,
  TrackId,
} from '../../src/domain/ids.ts';
import type { JobNotify } from '../../src/domain/jobs.ts';
import { curationPeriodJob } from '../../src/jobs/curation-period.ts';
import { createPlaylistMaking } from '../../src/services/playlists/making.ts';
import { createPlaylistWishes } from '../../src/services/playlists/wishes.ts';
import { curationNames } from '../../src/views/curation/names.ts';
import { createManualClock, type ManualClock } from './clock.ts';
import { openTestStore, type TestStore } from './database.ts';
import { ANNA, addMembers, createJobBench, type JobBench } from './jobs.ts';

/** Beatport's week of the test clock: 14 to 20 November 2026. */
export const WEEK: Week = { kind: 'beatport', year: 2026, week: 46 };
export const NAMES = curationNames('en');

export const linkSpotify = (store: Store, memberId: MemberId) =>
  store.transaction((tx) =>
    tx.accounts.insert(
      {
        memberId,
        provider: 'spotify',
        externalId: `spotify-${memberId}`,
        externalUserId: `spotify-${memberId}`,
        appId: null,
        displayName: 'Anna',
        scopes: '',
        authorizedAt: 1,
        accessExpiresAt: 1,
        refreshDueAt: 1,
      },
      1,
    ),
  );

export const release = (n: number, more: Partial<ReleaseFacts> = {}): ReleaseFacts => ({
  source: 'beatport',
  externalId: `r${n}`,
  title: `Track ${n}`,
  mix: 'Original Mix',
  artists: [{ name: `Artist ${n % 7}` }],
  remixers: [],
  label: `Label ${n % 3}`,
  releaseTitle: `EP ${Math.floor(n / 3)}`,
  releaseExternalId: null,
  catalogNumber: null,
  isrc: null,
  bpm: null,
  key: null,
  durationMs: null,
  artworkUrl: null,
  publishDate: '2026-11-16',
  releaseDate: null,
  url: null,
  spotifyUri: null,
  ...more,
});

export const uriOf = (n: number): string => `spotify:track:t${n}`;

/** Everything of curation over a real database; jobs run when a test says so. */
export const curationOver = (store: Store, clock: ManualClock & Clock) => {
  let bench: JobBench | null = null;
  const enqueue: JobBench['queue']['enqueueIn'] = (tx, job) => {
    if (bench === null) throw new Error('No bench yet.');
    return bench.queue.enqueueIn(tx, job);
  };
  const posts: { dedupeKey: string; body: unknown }[] = [];
  /** What becomes of posts. */
  const dms: { are: 'open' | 'closed' | 'slow' } = { are: 'open' };
  const endings = { open: 'SENT', closed: 'FAILED' } as const;
  /** Whether sources are still read. */
  const coming: { reading: boolean; closed: ReleaseSourceName[] } = { reading: false, closed: [] };
  const wishes = createPlaylistWishes({ store, clock });
  const services = createCurationServices(
    { clock },
    {
      store,
      enqueue,
      post: async (tx, post) => {
        const id = await tx.outbox.insert({ ...post, nonce: post.dedupeKey }, clock.now());
        if (id === null) return;
        posts.push({ dedupeKey: post.dedupeKey, body: post.body });
        if (dms.are !== 'slow') await tx.outbox.finish(id, { status: endings[dms.are] }, clock.now());
      },
      releasesComing: async () => coming.reading,
      closedSources: async () => coming.closed,
      playlistMaking: createPlaylistMaking({ store, clock }),
      playlistWishes: wishes,
    },
  );
  bench = createJobBench(store, [curationPeriodJob(services.joining, services.beginning)], {}, clock);

  /** The Spotify tracks t<n>, of which equal numbers modulo `same` are one recording. */
  const addTracks = async (ns: readonly number[]): Promise<Map<number, TrackId>> => {
    const ids = await store.transaction((tx) =>
      tx.tracks.upsertTracks(
        ns.map((n) => ({
          uri: uriOf(n),
          spotifyId: `t${n}`,
          isrc: null,
          title: `Track ${n}`,
          artists: [{ spotifyId: `a${n % 7}`, name: `Artist ${n % 7}` }],
          albumTitle: null,
          albumSpotifyId: null,
          imageUrl: null,
          durationMs: 300_000,
          explicit: false,
          releaseDate: null,
        })),
        1,
      ),
    );
    return new Map(ns.flatMap((n) => [[n, ids.get(uriOf(n)) ?? (0 as TrackId)] as const]));
  };

  /** Says which tracks releases are, as matching does. Null: not on Spotify. */
  const match = async (pairs: ReadonlyMap<ReleaseTrackId, TrackId | null>): Promise<void> => {
    await store.transaction(async (tx) => {
      for (const [releaseTrackId, trackId] of pairs) {
        await tx.releaseMatches.put({
          releaseTrackId,
          status: trackId === null ? 'miss' : 'matched',
          trackId,
          method: trackId === null ? null : 'isrc',
          score: 1,
          features: null,
          candidates: [],
          algorithm: 'test',
          tries: 0,
          nextTryAt: null,
          decidedAt: clock.now(),
        });
      }
      await services.joining.matched(tx, [...pairs.keys()]);
    });
  };

  /** Releases r<n> of the week; those that `found` says are on Spotify as t<n>. */
  const publish = async (
    styleId: StyleId,
    ns: readonly number[],
    found: (n: number) => boolean = () => true,
  ): Promise<ReleaseTrackId[]> => {
    const { ids } = await store.transaction((tx) =>
      tx.releaseTracks.put(
        { styleId, ownerId: null },
        'beatport',
        ns.map((n) => release(n)),
        clock.now(),
      ),
    );
    const tracks = await addTracks(ns.filter(found));
    await match(new Map(ids.map((id, index) => [id, tracks.get(ns[index] ?? -1) ?? null])));
    return [...ids];
  };

  return { ...services, store, clock, bench, posts, dms, coming, wishes, addTracks, match, publish };
};

export type Curation = ReturnType<typeof curationOver>;

/** Uris by place; Silver by category. */
export interface Wanted {
  readonly bronze: readonly string[];
  readonly trash: readonly string[];
  readonly [categoryId: number]: readonly string[];
}

/** Anna, linked to Spotify, with Techno and three categories. */
export const openCuration = async (
  options: { readonly categories?: readonly string[]; readonly trash?: string } = {},
) => {
  const db: TestStore = openTestStore();
  const clock = createManualClock();
  const curation = curationOver(db.store, clock);
  await addMembers(db.store, ANNA);
  await linkSpotify(db.store, ANNA);
  await curation.styles.seed();
  const { id: styleId } = await curation.styles.resolve(ANNA, 'techno (peak time / driving)');
  const { categories: names = ['Warm-up', 'Peak time', 'After hours'], trash } = options;
  const made = await curation.categories.add(ANNA, styleId, names, trash);
  const ids = made.map(({ id }) => id);
  const [warm, peak, after] = ids as [CategoryId, CategoryId, CategoryId];

  /** Starts the week and fills it. */
  const begin = async (notify?: JobNotify): Promise<PeriodId> => {
    const { period } = await curation.periods.start(ANNA, styleId, WEEK, notify);
    await curation.bench.settle();
    return period.id;
  };
  /** What the playlists of a period are to hold, by place. */
  const wanted = async (id: PeriodId): Promise<Wanted> => {
    const { read } = db.store;
    const period = await read.curationPeriods.find(ANNA, id);
    const uris = async (playlist: ManagedPlaylistId | null | undefined): Promise<string[]> =>
      playlist == null ? [] : read.managedDesired.uris(playlist);
    const silver: Record<number, string[]> = {};
    for (const one of await read.curationPeriods.silver(id))
      silver[one.categoryId] = await uris(one.playlistId);
    return {
      ...silver,
      bronze: await uris(period?.bronzePlaylistId),
      trash: await uris(period?.trashPlaylistId),
    };
  };
  const golds = async (id: CategoryId): Promise<string[]> => {
    const playlist = (await db.store.read.categories.find(ANNA, id))?.goldPlaylistId;
    return playlist == null ? [] : db.store.read.managedDesired.uris(playlist);
  };
  return {
    ...curation,
    database: db.database,
    path: db.path,
    styleId,
    warm,
    peak,
    after,
    begin,
    wanted,
    golds,
    [Symbol.asyncDispose]: () => db.close(),
  };
};

export type CurationWorld = Awaited<ReturnType<typeof openCuration>>;
