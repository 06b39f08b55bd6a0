import { sql } from 'drizzle-orm';
import type {
  ArtistId,
  ChannelId,
  CrownId,
  GuildId,
  ListenerId,
  MemberId,
  MessageId,
  NamedPostId,
  OutboxId,
} from '../../domain/ids.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { defineLibrary } from './library.ts';
import type { definePeople } from './people.ts';
import type { definePlays } from './plays.ts';

/**
 * What members of a server see of one another, and what was said about them in public
 * (docs/decisions/0025-server-sums.md). In SQLite the tables of sums are WITHOUT ROWID, as the migration says by hand.
 */
export const defineServer = (
  k: SchemaKit,
  { members }: ReturnType<typeof definePeople>,
  { artists }: ReturnType<typeof defineLibrary>,
  { listeners }: ReturnType<typeof definePlays>,
) => {
  /** How fresh the sums below are; a row for each listener who agreed somewhere. */
  const listenerCounts = k.table(
    'listener_counts',
    {
      listenerId: k
        .ref<ListenerId>()
        .notNull()
        .references(() => listeners.id, { onDelete: 'cascade' }),
      /** `listeners.revision` that was counted. */
      revision: k.int().notNull(),
      countedAt: k.time().notNull(),
      /** When a new day begins for them: windows and streaks move on. */
      staleAt: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.listenerId] })],
  );

  const counted = () =>
    k
      .ref<ListenerId>()
      .notNull()
      .references(() => listenerCounts.listenerId, { onDelete: 'cascade' });

  /** Plays by artist. */
  const listenerArtists = k.table(
    'listener_artists',
    { listenerId: counted(), artistId: k.ref<ArtistId>().notNull(), plays: k.int().notNull() },
    (t) => [k.primaryKey({ columns: [t.listenerId, t.artistId] })],
  );

  /** A number for each list somebody can stand on, see domain/server/boards.ts. */
  const listenerScores = k.table(
    'listener_scores',
    { listenerId: counted(), board: k.text().notNull(), value: k.int().notNull() },
    (t) => [k.primaryKey({ columns: [t.listenerId, t.board] })],
  );

  /** Who played an artist most in a server, and since when; those that were lost too. */
  const crowns = k.table(
    'crowns',
    {
      id: k.id<CrownId>(),
      guildId: k.text<GuildId>().notNull(),
      artistId: k
        .ref<ArtistId>()
        .notNull()
        .references(() => artists.id, { onDelete: 'cascade' }),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      /** Plays of whoever holds it; when it was lost for one that was. */
      plays: k.int().notNull(),
      takenAt: k.time().notNull(),
      lostAt: k.time(),
    },
    (t) => [
      k.uniqueIndex('crowns_held').on(t.guildId, t.artistId).where(sql`${t.lostAt} is null`),
      k.index('crowns_artist').on(t.guildId, t.artistId, t.takenAt),
      k.index('crowns_member').on(t.memberId, t.guildId),
    ],
  );

  /** Public messages that name members: who withdraws disappears from them. */
  const namedPosts = k.table(
    'named_posts',
    {
      id: k.id<NamedPostId>(),
      guildId: k.text<GuildId>().notNull(),
      outboxId: k.ref<OutboxId>(),
      channelId: k.text<ChannelId>(),
      messageId: k.text<MessageId>(),
      body: k.json<unknown>(),
      dueAt: k.time(),
      attempts: k.int().notNull(),
      createdAt: k.time().notNull(),
    },
    (t) => [
      k.index('named_posts_due').on(t.dueAt),
      k.index('named_posts_guild').on(t.guildId),
      k.index('named_posts_outbox').on(t.outboxId),
    ],
  );

  const namedPostMembers = k.table(
    'named_post_members',
    {
      postId: k
        .ref<NamedPostId>()
        .notNull()
        .references(() => namedPosts.id, { onDelete: 'cascade' }),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
    },
    (t) => [
      k.primaryKey({ columns: [t.postId, t.memberId] }),
      k.index('named_post_members_member').on(t.memberId),
    ],
  );

  return { listenerCounts, listenerArtists, listenerScores, crowns, namedPosts, namedPostMembers };
};
