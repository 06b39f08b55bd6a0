import type { AppMode } from '../../src/domain/accounts.ts';
import type { AccountId, AppId, ManagedPlaylistId, SourceId } from '../../src/domain/ids.ts';
import type { SourceEntry } from '../../src/domain/library/listing.ts';
import type { ApplyOutcome } from '../../src/domain/playlists/outcome.ts';
import { createCompare } from '../../src/domain/recordings/compare.ts';
import { AppError } from '../../src/errors.ts';
import { playlistsApplyJob, playlistsDeleteJob } from '../../src/jobs/playlists-apply.ts';
import type { Http } from '../../src/providers/http-port.ts';
import type { PlaylistWriter } from '../../src/providers/playlist-port.ts';
import { createPlaylistWriter } from '../../src/providers/spotify/playlist-writer.ts';
import { createSpotifyReader } from '../../src/providers/spotify/reader.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { createPlaylistAnswers } from '../../src/services/playlists/answers.ts';
import { createPlaylistApply } from '../../src/services/playlists/apply.ts';
import { createPlaylistDelete } from '../../src/services/playlists/delete.ts';
import { createPlaylistHistory } from '../../src/services/playlists/history.ts';
import { createTrackLearning } from '../../src/services/playlists/learning.ts';
import { createPlaylistMaking, type PlaylistWish } from '../../src/services/playlists/making.ts';
import { createPlaylistMarks } from '../../src/services/playlists/marks.ts';
import { createPlaylistOrders } from '../../src/services/playlists/orders.ts';
import { createManagedPlaylists } from '../../src/services/playlists/playlists.ts';
import type { ApplyHooks } from '../../src/services/playlists/task.ts';
import { createPlaylistWishes } from '../../src/services/playlists/wishes.ts';
import { createRecordingGrouping } from '../../src/services/recordings/grouping.ts';
import { openTestStore } from './database.ts';
import { openTestHttp } from './http.ts';
import { ANNA, addMembers, createJobBench } from './jobs.ts';
import { OWNER, openPlaylistServer } from './playlist-server.ts';

export const uri = (name: string): string => `spotify:track:${name}`;
export const uris = (...names: string[]): string[] => names.map(uri);
/** `count` tracks a0, a1, … */
export const many = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => uri(`${prefix}${at}`));

/** Nobody waits for it, and nobody stops it. */
export const alone: ApplyHooks = {
  signal: new AbortController().signal,
  progress: async () => undefined,
  asked: false,
};

/** Managed playlists on a real database, through the real door, before a Spotify of the test's own. */
export const openPlaylistsWorld = async (mode: AppMode = 'development') => {
  const db = openTestStore();
  const { store } = db;
  const spotify = await openPlaylistServer();
  const door = openTestHttp();
  const { clock } = door;
  spotify.mode = mode === 'development' ? 'item' : 'track';
  await addMembers(store, ANNA);
  const accountId: AccountId = await store.transaction((tx) =>
    tx.accounts.insert(
      {
        memberId: ANNA,
        provider: 'spotify',
        externalId: OWNER,
        externalUserId: OWNER,
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
  // The tests go faster than Spotify would like.
  const http: Http = {
    ...door.http,
    request: (request) => door.http.request({ ...request, limiter: { minGapMs: 0, maxConcurrent: 8 } }),
  };
  const where = { http, apiUrl: spotify.url };
  const link = { revoked: false };
  const writer: PlaylistWriter = createPlaylistWriter({
    ...where,
    reader: createSpotifyReader(where),
    accessOf: async () => {
      if (link.revoked) throw new AppError('NEEDS_REAUTH', { displayName: 'Anna' });
      return {
        app: { id: 1 as AppId, clientId: 'app', mode },
        displayName: 'Anna',
        token: async () => 'token',
        renew: async () => 'token',
      };
    },
  });
  const wait = async (ms: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    clock.advance(ms);
  };
  const queue = createJobQueue({ store, clock, wake: () => undefined });
  const grouping = createRecordingGrouping({ store, clock, enqueue: queue.enqueueIn, createCompare });
  const learn = createTrackLearning({ store, clock, grouping });
  const applyWith = (one: PlaylistWriter) => createPlaylistApply({ store, clock, writer: one, wait, learn });
  const apply = applyWith(writer);
  const deletion = createPlaylistDelete({ store, writer });
  const bench = createJobBench(store, [playlistsApplyJob(apply), playlistsDeleteJob(deletion)], {}, clock);
  const deps = { store, clock, enqueue: bench.queue.enqueueIn };
  const wishes = createPlaylistWishes({ store, clock });
  const making = createPlaylistMaking({ store, clock });
  const playlists = createManagedPlaylists(deps);

  return {
    store,
    database: db.database,
    path: db.path,
    spotify,
    clock,
    link,
    writer,
    bench,
    playlists,
    making,
    accountId,
    learn,
    grouping,
    memberId: ANNA,
    applyWith,
    marks: createPlaylistMarks({ store, clock }),
    answers: createPlaylistAnswers(deps),
    history: createPlaylistHistory(deps),
    orders: createPlaylistOrders(deps),
    /** A playlist by rules that wants these. */
    manage: (wanted: readonly string[], wish: Partial<PlaylistWish> = {}): Promise<ManagedPlaylistId> =>
      store.transaction(async (tx) => {
        const made = await making.create(tx, ANNA, { name: 'Late', purpose: 'rules', ...wish });
        await wishes.set(tx, ANNA, made.id, wanted);
        return made.id;
      }),
    /** A playlist that holds these in Spotify, as they were wanted. */
    standing: (wanted: readonly string[]): Promise<ManagedPlaylistId> =>
      store.transaction(async (tx) => {
        spotify.add('new1', wanted, { name: 'Late' });
        const { id } = await making.create(tx, ANNA, { name: 'Late', purpose: 'rules' });
        await wishes.set(tx, ANNA, id, wanted);
        const left = { base: wanted, baseSnapshot: 'new1-v1', appliedVersion: 1, appliedAt: clock.now() };
        const state = { state: 'active', lookedAt: clock.now(), size: wanted.length } as const;
        await tx.managedPlaylists.set(ANNA, id, { spotifyId: 'new1', ...left, ...state });
        return id;
      }),
    /** One of Anna's own playlists, taken under care. */
    adopt: (spotifyId: string, wanted: readonly string[], takeOver = false): Promise<ManagedPlaylistId> =>
      store.transaction(async (tx) => {
        const entry = entryOf(spotifyId, null);
        await tx.sources.putListed({ id: accountId, memberId: ANNA }, [entry], clock.now());
        const [source] = await tx.sources.listed(ANNA, accountId, ['playlist']);
        const wish = { purpose: 'rules' } as const;
        const made = await making.adopt(tx, ANNA, source?.id ?? (0 as SourceId), wish, takeOver);
        await wishes.set(tx, ANNA, made.id, wanted);
        return made.id;
      }),
    /** What the consent covers. */
    rescope: (scopes: string): Promise<void> =>
      db.database.transaction(async ({ q, t }) => {
        await q.update(t.accounts).set({ scopes });
      }),
    want: (id: ManagedPlaylistId, wanted: readonly string[]): Promise<boolean> =>
      store.transaction((tx) => wishes.set(tx, ANNA, id, wanted)),
    click: (id: ManagedPlaylistId, add: string): Promise<boolean> =>
      store.transaction((tx) => wishes.add(tx, ANNA, id, add)),
    apply: (id: ManagedPlaylistId, hooks: Partial<ApplyHooks> = {}): Promise<ApplyOutcome> =>
      apply.apply(ANNA, id, { ...alone, ...hooks }),
    find: (id: ManagedPlaylistId) => playlists.get(ANNA, id),
    /** The account's list of playlists is read, and has it in this version. */
    list: async (id: ManagedPlaylistId, snapshotId: string | null): Promise<void> => {
      const externalId = (await playlists.get(ANNA, id)).spotifyId ?? '';
      const account = { id: accountId, memberId: ANNA };
      await store.transaction(async (tx) => {
        if (snapshotId !== null)
          await tx.sources.putListed(account, [entryOf(externalId, snapshotId)], clock.now());
        await tx.sourceLists.note(account, { listedAt: clock.now(), nextSyncAt: clock.now() });
      });
    },
    /** What stands in Spotify. */
    stands: async (id: ManagedPlaylistId): Promise<(string | null)[]> =>
      spotify.uris((await playlists.get(ANNA, id)).spotifyId ?? ''),
    spotifyId: async (id: ManagedPlaylistId): Promise<string> =>
      (await playlists.get(ANNA, id)).spotifyId ?? '',
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await spotify[Symbol.asyncDispose]();
      await db.close();
    },
  };
};

export type PlaylistsWorld = Awaited<ReturnType<typeof openPlaylistsWorld>>;

const entryOf = (externalId: string, snapshotId: string | null): SourceEntry => ({
  kind: 'playlist',
  externalId,
  name: externalId,
  ownerName: null,
  imageUrl: null,
  readable: true,
  position: 1,
  listedTracks: 1,
  snapshotId,
  lastProblem: null,
});
