import type { Repositories } from '../../../db/repositories/repositories.ts';
import type { Store } from '../../../db/store.ts';
import { isNamed } from '../../../domain/accounts/listeners.ts';
import type { Account } from '../../../domain/accounts.ts';
import type { TrackId } from '../../../domain/ids.ts';
import { LONGEST_PLAY_MS, playOf, type Scrobble, stampOf } from '../../../domain/listening/scrobbles.ts';
import { AppError } from '../../../errors.ts';
import type { PlayLedger } from '../ledger.ts';
import type { Meant, ScrobbleTracks } from './tracks.ts';

/** Stores plays by name, each once. */
export interface ScrobbleIntake {
  /**
   * Takes the plays of a page in short transactions. What came before is left as it is, also when its track or length is
   * known better now.
   * @returns how many were new
   * @throws {AppError} NOT_LINKED when the account was unlinked in the meantime: what came is not ours to keep.
   */
  take(account: Account, scrobbles: readonly Scrobble[], now: number): Promise<number>;
}

/** A play and its track, within one transaction of about 20 ms. */
const PER_BATCH = 50;

interface Told {
  readonly scrobble: Scrobble;
  readonly meant: Meant;
}

export const createScrobbleIntake = (deps: {
  store: Store;
  ledger: Pick<PlayLedger, 'take'>;
  tracks: ScrobbleTracks;
}): ScrobbleIntake => {
  const { store, ledger, tracks } = deps;

  const takeBatch = async (
    tx: Repositories,
    { id: accountId, memberId, provider }: Account,
    batch: readonly Told[],
    now: number,
  ): Promise<number> => {
    const account = await tx.accounts.find(memberId, accountId);
    if (account === null || account.status === 'unlinked' || !isNamed(provider)) {
      throw new AppError('NOT_LINKED', {});
    }
    const fresh = unknownOf(batch, await stampsAround(tx, account, batch));
    if (fresh.length === 0) return 0;
    const missing = fresh.flatMap(({ meant }) => (meant.kind === 'new' ? [meant.track] : []));
    // Of two that name one track the last counts: the one that names more of its artists.
    const byArtists = missing.sort((a, b) => a.artists.length - b.artists.length);
    const ids = await tx.placeholderTracks.ensure(byArtists, now);
    const found = fresh.flatMap(({ scrobble, meant }) => {
      const trackId = meant.kind === 'known' ? meant.trackId : ids.get(meant.track.uri);
      return trackId === undefined ? [] : [{ scrobble, trackId }];
    });
    const lengths = await tx.namedTracks.lengths(found.map(({ trackId }) => trackId));
    const plays = found.map(({ scrobble, trackId }) => ({
      trackId,
      ...playOf(scrobble, lengths.get(trackId) ?? null),
    }));
    const origin = { kind: provider, accountId, importId: null };
    return (await ledger.take(tx, { memberId, origin, plays, now })).added;
  };

  return {
    take: async (account, scrobbles, now) => {
      let added = 0;
      const meant = await tracks.meant(scrobbles);
      const told = scrobbles.flatMap((scrobble, at): Told[] => {
        const one = meant[at];
        return one === undefined ? [] : [{ scrobble, meant: one }];
      });
      await store.batches(told, PER_BATCH, async (tx, batch) => {
        added += await takeBatch(tx, account, batch, now);
      });
      return added;
    },
  };
};

/** Tracks of the account's stored plays by the time that each was sent with. */
const stampsAround = async (
  tx: Repositories,
  { id, memberId }: Account,
  batch: readonly Told[],
): Promise<Map<number, TrackId[]>> => {
  const stamps = new Map<number, TrackId[]>();
  const listenerId = await tx.playOrigins.listener(memberId);
  if (listenerId === null) return stamps;
  const own = (await tx.playOrigins.of(listenerId)).find(({ accountId }) => accountId === id);
  if (own === undefined) return stamps;
  const times = batch.map(({ scrobble }) => scrobble.at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  for (const row of await tx.playRows.between(listenerId, first, last + LONGEST_PLAY_MS)) {
    if (row.originId !== own.id) continue;
    const stamp = stampOf(row);
    stamps.set(stamp, [...(stamps.get(stamp) ?? []), row.trackId]);
  }
  return stamps;
};

/**
 * Those that were not taken before. As many plays as were sent with one second are there: nothing is new, whatever their
 * tracks are taken for today. Fewer: those of other tracks are.
 */
const unknownOf = (batch: readonly Told[], stamps: ReadonlyMap<number, readonly TrackId[]>): Told[] =>
  [...Map.groupBy(batch, ({ scrobble }) => scrobble.at)].flatMap(([at, told]) => {
    const stored = stamps.get(at) ?? [];
    if (stored.length >= told.length) return [];
    return told.filter(({ meant }) => meant.kind === 'new' || !stored.includes(meant.trackId));
  });
