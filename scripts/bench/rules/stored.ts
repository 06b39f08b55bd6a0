import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEnrichment } from '../../../src/db/repositories/enrichments.ts';
import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { openGate } from '../../../src/db/sqlite/write-gate.ts';
import { createStore, type Store } from '../../../src/db/store.ts';
import { memberId, type SourceId, type TrackId } from '../../../src/domain/ids.ts';
import { ESTIMATED } from '../../../src/domain/listening/play-flags.ts';
import type { Candidate } from '../../../src/domain/rules/candidate.ts';
import { createPlayLedger } from '../../../src/services/listening/ledger.ts';
import { NOW } from './library.ts';

/** Whose library it is. */
export const MEMBER = memberId('100000000000000001');
const ORIGIN = { kind: 'live', accountId: null, importId: null } as const;
const ledger = createPlayLedger();
const AT_ONCE = 1_000;

export interface StoredLibrary extends AsyncDisposable {
  readonly store: Store;
}

/** The tracks in a database of its own, as syncs and providers would have left them: liked, enriched, played. */
export const storeLibrary = async (candidates: readonly Candidate[]): Promise<StoredLibrary> => {
  const folder = mkdtempSync(join(tmpdir(), 'segue-bench-'));
  const database = openSqlite({ path: join(folder, 'segue.sqlite'), gate: openGate, durability: 'normal' });
  const store = createStore(database);
  await store.transaction((tx) => tx.members.see({ id: MEMBER, locale: 'en' }, 1));
  const sourceId = await addLiked(store);
  const lines: { trackId: TrackId; addedAt: number }[] = [];
  for (let start = 0; start < candidates.length; start += AT_ONCE) {
    const slice = candidates.slice(start, start + AT_ONCE);
    const ids = await addSlice(store, slice);
    lines.push(...ids.map((trackId) => ({ trackId, addedAt: NOW - trackId * 1_000 })));
  }
  await fillSource(store, sourceId, lines);
  return {
    store,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const addLiked = (store: Store): Promise<SourceId> =>
  store.transaction(async (tx) => {
    const account = {
      memberId: MEMBER,
      provider: 'spotify' as const,
      externalId: 'bench',
      externalUserId: null,
      appId: null,
      displayName: 'Bench',
      scopes: '',
      authorizedAt: 1,
      accessExpiresAt: 1,
      refreshDueAt: 1,
    };
    const id = await tx.accounts.insert(account, 1);
    const liked = {
      kind: 'liked' as const,
      name: 'Liked Songs',
      externalId: 'liked',
      ownerName: null,
      imageUrl: null,
      readable: true,
      position: 0,
      listedTracks: null,
      snapshotId: null,
      lastProblem: null,
    };
    await tx.sources.putListed({ id, memberId: MEMBER }, [liked], 1);
    const [source] = await tx.sources.names(MEMBER);
    if (source === undefined) throw new Error('The source was stored and did not come back.');
    await tx.sources.select(MEMBER, [source.id], 1);
    return source.id;
  });

const fillSource = async (
  store: Store,
  sourceId: SourceId,
  lines: readonly { readonly trackId: TrackId; readonly addedAt: number }[],
): Promise<void> => {
  const readingId = await store.transaction(async (tx) => (await tx.readings.begin(sourceId, '1', 1)).id);
  for (let start = 0; start < lines.length; start += AT_ONCE) {
    const slice = lines.slice(start, start + AT_ONCE);
    await store.transaction((tx) => tx.readings.prepend(readingId, MEMBER, slice));
  }
  const counts = { syncedTracks: lines.length, droppedEntries: 0, version: '1', full: true };
  await store.transaction((tx) => tx.sources.complete(MEMBER, sourceId, { readingId, ...counts }, 1));
};

const addSlice = (store: Store, slice: readonly Candidate[]): Promise<TrackId[]> =>
  store.transaction(async (tx) => {
    const tracks = slice.map(({ uri, title = '', artists = [], explicit }) => ({
      uri,
      spotifyId: uri.slice('spotify:track:'.length),
      title,
      artists: artists.map((name) => ({ spotifyId: name, name })),
      albumTitle: null,
      albumSpotifyId: null,
      imageUrl: null,
      durationMs: 200_000,
      explicit: explicit ?? null,
      isrc: null,
      releaseDate: null,
    }));
    const byUri = await tx.tracks.upsertTracks(tracks, 1);
    const stored = slice.flatMap((candidate) => {
      const trackId = byUri.get(candidate.uri);
      return trackId === undefined ? [] : [{ candidate, trackId }];
    });
    const ids = stored.map(({ trackId }) => trackId);
    await tx.enrichments.put(stored.map(({ candidate, trackId }) => enrichmentOf(candidate, trackId)));
    await tx.trackFacts.refresh(await tx.tracks.byIds(ids), 1);
    for (const { candidate, trackId } of stored) {
      const plays = (candidate.plays ?? []).map(({ at, ms }) => ({
        trackId,
        endedAt: at + (ms ?? 0) + trackId,
        msPlayed: ms ?? 0,
        flags: ms === null ? ESTIMATED : 0,
      }));
      await ledger.take(tx, { memberId: MEMBER, origin: ORIGIN, plays, now: 1 });
    }
    return ids;
  });

const enrichmentOf = ({ bpm, energy, label, genres }: Candidate, trackId: TrackId): StoredEnrichment => ({
  trackId,
  source: 'beatport',
  facet: 'track',
  version: 1,
  confidence: 0.9,
  fetchedAt: 1,
  ids: null,
  values: {
    ...(bpm != null && { bpm }),
    ...(energy != null && { energy }),
    ...(label != null && { label }),
    ...(genres != null && { genres }),
  },
});
