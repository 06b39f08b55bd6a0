import type { Store } from '../../src/db/store.ts';
import type { MemberId, SourceId, TrackId } from '../../src/domain/ids.ts';
import type { SourceKind } from '../../src/domain/library.ts';

/** Links an account of its own and fills a chosen source of it: one complete reading. Returns the source. */
export const addSource = async (
  store: Store,
  memberId: MemberId,
  facts: { readonly kind: SourceKind; readonly name: string },
  lines: readonly { readonly trackId: TrackId; readonly addedAt: number | null }[],
): Promise<SourceId> =>
  store.transaction(async (tx) => {
    const accountId = await tx.accounts.insert(
      {
        memberId,
        provider: 'spotify',
        externalId: `${memberId}-${facts.name}`,
        externalUserId: null,
        appId: null,
        displayName: 'Anna',
        scopes: '',
        authorizedAt: 1,
        accessExpiresAt: 1,
        refreshDueAt: 1,
      },
      1,
    );
    const entry = { ...facts, externalId: facts.name, ownerName: null, imageUrl: null, readable: true };
    const more = { position: 0, listedTracks: null, snapshotId: null, lastProblem: null };
    await tx.sources.putListed({ id: accountId, memberId }, [{ ...entry, ...more }], 1);
    const source = (await tx.sources.names(memberId)).find(({ name }) => name === facts.name);
    if (source === undefined) throw new Error('The source was stored and did not come back.');
    await tx.sources.select(memberId, [source.id], 1);
    await readSource(tx, memberId, source.id, lines);
    return source.id;
  });

/** Puts a new reading in the place of the one before, as a sync does. */
export const readSource = async (
  tx: Parameters<Parameters<Store['transaction']>[0]>[0],
  memberId: MemberId,
  sourceId: SourceId,
  lines: readonly { readonly trackId: TrackId; readonly addedAt: number | null }[],
): Promise<void> => {
  const { id: readingId } = await tx.readings.begin(sourceId, '1', 1);
  for (let at = 0; at < lines.length; at += 500) {
    await tx.readings.prepend(readingId, memberId, lines.slice(at, at + 500));
  }
  const synced = {
    readingId,
    syncedTracks: lines.length,
    droppedEntries: 0,
    version: `${readingId}`,
    full: true,
  };
  await tx.sources.complete(memberId, sourceId, synced, 1);
};
