import { sql } from 'drizzle-orm';
import type { AccountProvider, AccountStatus, AppMode, LinkStage } from '../../domain/accounts.ts';
import type { AccountId, AppId, GuildId, LinkRequestId, MemberId } from '../../domain/ids.ts';
import type { GivenConsent } from '../../domain/privacy.ts';
import type { SchemaKit } from '../sqlite/kit.ts';

/** People, what they agreed to, and the listening accounts they linked. */
export const definePeople = (k: SchemaKit) => {
  const members = k.table('members', {
    id: k.text<MemberId>().primaryKey(),
    /** Discord's locale of the last interaction ("en-GB"). */
    locale: k.text().notNull(),
    /** IANA name; UTC until the member says otherwise. */
    timeZone: k.text().notNull(),
    createdAt: k.time().notNull(),
    lastSeenAt: k.time().notNull(),
    /** Set when Discord refused a DM (50007/50278); no further DM until the member acts again. */
    dmClosedAt: k.time(),
    /** When the member was told, at an interaction, that DMs are closed. */
    dmClosedToldAt: k.time(),
  });

  /** One row per member and server in which the member said yes; no row means no. */
  const serverConsents = k.table(
    'server_consents',
    {
      guildId: k.text<GuildId>().notNull(),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      level: k.text<GivenConsent>().notNull().default('counted'),
      /** When the member said yes for the first time since they last said no. */
      agreedAt: k.time().notNull(),
      /** When Discord said last that the member is in the server; null: not asked yet. */
      checkedAt: k.time(),
    },
    (t) => [
      k.primaryKey({ columns: [t.guildId, t.memberId] }),
      k.index('server_consents_member').on(t.memberId),
      k.index('server_consents_checked').on(t.checkedAt),
    ],
  );

  /** A Spotify client id: the operator's (no owner), a member's own, or a server's. */
  const apps = k.table(
    'apps',
    {
      id: k.id<AppId>(),
      clientId: k.text().notNull(),
      mode: k.text<AppMode>().notNull(),
      ownerId: k.text<MemberId>().references(() => members.id, { onDelete: 'cascade' }),
      guildId: k.text<GuildId>(),
      name: k.text().notNull(),
      createdAt: k.time().notNull(),
    },
    (t) => [k.uniqueIndex('apps_client').on(t.clientId)],
  );

  const accounts = k.table(
    'accounts',
    {
      id: k.id<AccountId>(),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      provider: k.text<AccountProvider>().notNull(),
      appId: k.ref<AppId>().references(() => apps.id),
      /** Spotify's immutable `account_id`, a ListenBrainz or Last.fm user name. */
      externalId: k.text().notNull(),
      /** Spotify's user id, which owns playlists; not for linking. */
      externalUserId: k.text(),
      displayName: k.text().notNull(),
      scopes: k.text().notNull(),
      status: k.text<AccountStatus>().notNull(),
      /** Sealed token set (see services/secrets.ts); null once unlinked. */
      tokensSealed: k.text(),
      /** When the person consented: Spotify's refresh tokens die six months later, refreshing does not extend. */
      authorizedAt: k.time().notNull(),
      accessExpiresAt: k.time().notNull(),
      /** When the access token is due for a proactive refresh. */
      refreshDueAt: k.time().notNull(),
      refreshFailures: k.int().notNull(),
      /** Days before expiry of the last warning sent (30, then 7). */
      warnedDays: k.int(),
      /** When the member was told that the account needs a new link. */
      reauthToldAt: k.time(),
      linkedAt: k.time().notNull(),
      /** When it was unlinked last. */
      unlinkedAt: k.time(),
    },
    (t) => [
      /** One member at a time; what somebody unlinked is free to be linked by whoever owns it. */
      k.uniqueIndex('accounts_external').on(t.provider, t.externalId).where(sql`${t.status} <> 'unlinked'`),
      k.uniqueIndex('accounts_member_external').on(t.memberId, t.provider, t.externalId),
      k.index('accounts_member').on(t.memberId),
      k.index('accounts_refresh_due').on(t.status, t.refreshDueAt),
    ],
  );

  const linkRequests = k.table(
    'link_requests',
    {
      id: k.id<LinkRequestId>(),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      /** Shown on the page so that the visitor sees whom the link is for. */
      memberName: k.text().notNull(),
      memberAvatarUrl: k.text(),
      appId: k
        .ref<AppId>()
        .notNull()
        .references(() => apps.id, { onDelete: 'cascade' }),
      stage: k.text<LinkStage>().notNull(),
      /** SHA-256 of each one-time secret; the secrets themselves are never stored. */
      ticketHash: k.text().notNull(),
      stateHash: k.text(),
      browserHash: k.text(),
      codeVerifierSealed: k.text(),
      pairingCodeHash: k.text(),
      pairingTries: k.int().notNull(),
      /** Sealed tokens and profile between consent and pairing. */
      grantSealed: k.text(),
      createdAt: k.time().notNull(),
      expiresAt: k.time().notNull(),
    },
    (t) => [
      k.uniqueIndex('link_requests_ticket').on(t.ticketHash),
      k.index('link_requests_state').on(t.stateHash),
      k.index('link_requests_browser').on(t.browserHash),
      k.index('link_requests_member').on(t.memberId, t.stage),
    ],
  );

  return { members, serverConsents, apps, accounts, linkRequests };
};
