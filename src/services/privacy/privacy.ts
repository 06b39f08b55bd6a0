import type { Store } from '../../db/store.ts';
import type { GuildId, MemberId } from '../../domain/ids.ts';
import { playLinkStateOf } from '../../domain/listening/accounts.ts';
import type { PrivacyOverview, ServerConsent } from '../../domain/privacy.ts';
import type { ServerConsents } from '../server/withdrawal.ts';

/** What a member agreed to. Everything is off until they say otherwise. */
export interface Privacy {
  /** What a member agrees to in a server from now on; nothing that is read after this tells more. */
  setServer(memberId: MemberId, guildId: GuildId, level: ServerConsent): Promise<PrivacyOverview>;
  /** Withdraws everywhere. Returns from how many servers. */
  leaveAll(memberId: MemberId): Promise<number>;
  /** @param guildId the server in which the member asks; null in a DM */
  overview(memberId: MemberId, guildId: GuildId | null): Promise<PrivacyOverview>;
}

export const createPrivacy = ({ store, consents }: { store: Store; consents: ServerConsents }): Privacy => {
  const overview: Privacy['overview'] = async (memberId, guildId) => {
    const consents = await store.read.members.consents(memberId);
    return {
      here: guildId === null ? null : await store.read.members.consentIn(guildId, memberId),
      servers: consents.length,
      plays: await store.read.plays.countOf(memberId),
      since: await store.read.plays.firstAt(memberId),
      linked: playLinkStateOf(await store.read.accounts.ofMember(memberId)) !== 'unlinked',
    };
  };
  return {
    overview,
    setServer: async (memberId, guildId, level) => {
      await store.transaction((tx) => consents.set(tx, guildId, memberId, level));
      return overview(memberId, guildId);
    },
    leaveAll: (memberId) => store.transaction((tx) => consents.leaveAll(tx, memberId)),
  };
};
