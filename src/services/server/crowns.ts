import type { NamedCrown } from '../../db/repositories/crowns.ts';
import type { Store } from '../../db/store.ts';
import type { ArtistId, GuildId, MemberId } from '../../domain/ids.ts';
import { choicePage } from '../../domain/library/choices.ts';
import type { ServerConsent } from '../../domain/privacy.ts';
import type { Crown } from '../../domain/server/crowns.ts';
import type { NamedSubject } from '../../domain/server/subjects.ts';
import type { WhoKnows } from './who-knows.ts';

export interface MemberCrowns {
  readonly memberId: MemberId;
  /** What they agreed to; nobody has crowns who is not shown by name. */
  readonly level: ServerConsent;
  readonly total: number;
  /** The most played first. */
  readonly held: readonly NamedCrown[];
  /** Taken and lost of late, the newest first. */
  readonly lately: readonly NamedCrown[];
  readonly page: number;
  readonly pages: number;
}

export interface ArtistCrowns {
  readonly subject: NamedSubject;
  /** Who held it, the newest first. */
  readonly reigns: readonly Crown[];
}

export interface CrownHolders {
  readonly holders: readonly { readonly memberId: MemberId; readonly crowns: number }[];
}

/** Who plays an artist most in a server, and who did before: only members who are shown by name. */
export interface Crowns {
  ofMember(guildId: GuildId, memberId: MemberId, page: number): Promise<MemberCrowns>;
  /** @throws {AppError} NOT_FOUND */
  ofArtist(
    asker: { readonly guildId: GuildId; readonly memberId: MemberId },
    artistId: ArtistId,
  ): Promise<ArtistCrowns>;
  holders(guildId: GuildId): Promise<CrownHolders>;
}

const PER_PAGE = 10;
const LATELY = 5;
const REIGNS = 12;
const HOLDERS = 15;

export const createCrowns = (deps: { store: Pick<Store, 'read'>; whoKnows: WhoKnows }): Crowns => {
  const { crowns, members } = deps.store.read;
  return {
    ofMember: async (guildId, memberId, asked) => {
      const level = await members.consentIn(guildId, memberId);
      const total = await crowns.countOf(guildId, memberId);
      const { page, pages, offset } = choicePage(total, PER_PAGE, asked);
      const held = await crowns.ofMember(guildId, memberId, offset, PER_PAGE);
      const lately = await crowns.lately(guildId, memberId, LATELY);
      return { memberId, level, total, held, lately, page, pages };
    },

    ofArtist: async ({ guildId, memberId }, id) => {
      // Says no where the one who asks may not know that there is such an artist.
      const { subject } = await deps.whoKnows.ask(guildId, memberId, { kind: 'artist', id });
      return { subject, reigns: await crowns.ofArtist(guildId, id, REIGNS) };
    },

    holders: async (guildId) => ({ holders: await crowns.holders(guildId, HOLDERS) }),
  };
};
