import type { Store } from '../db/store.ts';
import type { AccountStatus } from '../domain/accounts.ts';
import type { GuildId, MemberId } from '../domain/ids.ts';
import type { Standing } from '../domain/standing.ts';

export interface StandingService {
  /** @param guildId the server that is asked from, if Segue can post there */
  of(memberId: MemberId, guildId: GuildId | null): Promise<Standing>;
}

export const createStandingService = ({ store }: { store: Store }): StandingService => ({
  of: async (memberId, guildId) => {
    const { standing } = store.read;
    const account = best(await standing.accounts(memberId));
    const chosen = await standing.chosenSources(memberId);
    const synced = chosen.filter(({ lastSyncAt }) => lastSyncAt !== null);
    return {
      account: account === null ? 'none' : account.status === 'active' ? 'active' : 'needs_reauth',
      accountName: account?.name ?? null,
      sources: {
        chosen: chosen.length,
        synced: synced.length,
        tracks: synced.reduce((sum, { syncedTracks }) => sum + (syncedTracks ?? 0), 0),
      },
      hasPlays: await standing.hasPlays(memberId),
      ruleSets: await standing.ruleSets(memberId),
      digestsHere: guildId === null ? null : await standing.digestsIn(guildId),
    };
  },
});

interface LinkedAccount {
  readonly name: string;
  readonly status: AccountStatus;
}

/** A living account says more than one that waits for a new link; unlinked ones say nothing. */
const best = (accounts: readonly LinkedAccount[]): LinkedAccount | null =>
  accounts.find(({ status }) => status === 'active') ??
  accounts.find(({ status }) => status === 'needs_reauth') ??
  null;
