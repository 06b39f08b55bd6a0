import type { DigestBlock } from '../../domain/digests/blocks.ts';
import type { DigestCadence } from '../../domain/digests/words.ts';
import type { DigestPause } from '../../domain/digests.ts';
import type {
  ChannelId,
  DigestId,
  DigestPostId,
  GuildId,
  JobId,
  MemberId,
  MessageId,
  OutboxId,
} from '../../domain/ids.ts';
import type { JobMessage, JobNotify, JobStatus } from '../../domain/jobs.ts';
import type { OutboxFailure, OutboxStatus, OutboxTarget } from '../../domain/outbox.ts';
import type { Picture } from '../../domain/pictures.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { definePeople } from './people.ts';

/** Intents and what became of them: jobs, scheduled digests, posts that must happen once, budgets. */
export const defineWork = (k: SchemaKit, { members }: ReturnType<typeof definePeople>) => {
  const jobs = k.table(
    'jobs',
    {
      id: k.id<JobId>(),
      memberId: k.text<MemberId>().references(() => members.id, { onDelete: 'cascade' }),
      kind: k.text().notNull(),
      status: k.text<JobStatus>().notNull(),
      progress: k.real().notNull(),
      message: k.json<JobMessage>(),
      payload: k.json<unknown>(),
      metadata: k.json<unknown>(),
      attempts: k.int().notNull(),
      /** Workers that died with it in a row; a checkpoint sets it back. */
      crashes: k.int().notNull().default(0),
      runAt: k.time().notNull(),
      leaseUntil: k.time(),
      /** Which run holds the lease: a worker that lost it cannot write any more. */
      leaseOwner: k.text(),
      dedupeKey: k.text(),
      parentId: k.ref<JobId>(),
      notify: k.json<JobNotify>(),
      /** When it was last shown to the person: edits have a least distance. */
      shownAt: k.time(),
      /** When to look whether it must be shown again; null: nothing changed since. */
      showAt: k.time(),
      cancelRequested: k.bool().notNull(),
      createdAt: k.time().notNull(),
      updatedAt: k.time().notNull(),
      finishedAt: k.time(),
    },
    (t) => [
      k.index('jobs_due').on(t.status, t.runAt),
      k.index('jobs_member').on(t.memberId, t.createdAt),
      k.index('jobs_parent').on(t.parentId),
      k.index('jobs_dedupe').on(t.dedupeKey),
      k.index('jobs_show').on(t.showAt),
    ],
  );

  const digests = k.table(
    'digests',
    {
      id: k.id<DigestId>(),
      /** Null for those in a member's DMs. */
      guildId: k.text<GuildId>(),
      channelId: k.text<ChannelId>(),
      /** Null for those in a channel. */
      memberId: k.text<MemberId>().references(() => members.id, { onDelete: 'cascade' }),
      createdBy: k.text<MemberId>().notNull(),
      cadence: k.text<DigestCadence>().notNull(),
      /** 1 Monday … 7 Sunday; for weekly ones. */
      weekday: k.int(),
      /** 1..31; for monthly ones. */
      dayOfMonth: k.int(),
      /** 0..23 in `timeZone`. */
      hour: k.int().notNull(),
      timeZone: k.text().notNull(),
      locale: k.text().notNull(),
      /** Those that were made before there was a choice have what they always had. */
      blocks: k
        .json<readonly DigestBlock[]>()
        .notNull()
        .default([{ kind: 'server_week', by: 'plays' }]),
      nextRunAt: k.time().notNull(),
      pausedAt: k.time(),
      pausedWhy: k.text<DigestPause>(),
      /** The run that was left out last. */
      skippedAt: k.time(),
      createdAt: k.time().notNull(),
    },
    (t) => [
      k.index('digests_due').on(t.nextRunAt),
      k.index('digests_guild').on(t.guildId),
      k.index('digests_member').on(t.memberId),
    ],
  );

  /**
   * Posts in channels that count a server's members: when one of them withdraws, what was posted is composed anew. What
   * is needed for that, and nobody's id.
   */
  const digestPosts = k.table(
    'digest_posts',
    {
      id: k.id<DigestPostId>(),
      outboxId: k.ref<OutboxId>().notNull(),
      /** The digest may be gone since: its buttons go on working. */
      digestId: k.ref<DigestId>().notNull(),
      guildId: k.text<GuildId>().notNull(),
      locale: k.text().notNull(),
      cadence: k.text<DigestCadence>().notNull(),
      blocks: k.json<readonly DigestBlock[]>().notNull(),
      fromAt: k.time().notNull(),
      toAt: k.time().notNull(),
      isTest: k.bool().notNull(),
      /** Null until it is there. */
      channelId: k.text<ChannelId>(),
      messageId: k.text<MessageId>(),
      /** Whose members it counts: those of this moment. */
      composedAt: k.time().notNull(),
      /** When it has to be composed anew; null: it says what it may. */
      dueAt: k.time(),
      /** How often that was asked for: says whether it was once more while it was being done. */
      wanted: k.int().notNull(),
      attempts: k.int().notNull(),
    },
    (t) => [
      k.uniqueIndex('digest_posts_outbox').on(t.outboxId),
      k.index('digest_posts_guild').on(t.guildId, t.composedAt),
      k.index('digest_posts_due').on(t.dueAt),
      k.index('digest_posts_to').on(t.toAt),
    ],
  );

  /** Posts that must happen exactly once. The dedupe key says what the post is, the nonce guards the request. */
  const outbox = k.table(
    'outbox',
    {
      id: k.id<OutboxId>(),
      dedupeKey: k.text().notNull(),
      target: k.json<OutboxTarget>().notNull(),
      /** The Discord message body. */
      body: k.json<unknown>().notNull(),
      /** Drawn when it is sent, and attached. */
      pictures: k.json<readonly Picture[]>(),
      nonce: k.text().notNull(),
      status: k.text<OutboxStatus>().notNull(),
      attempts: k.int().notNull(),
      /** When the first request left; from then on a post may exist although we never heard of it. */
      firstTriedAt: k.time(),
      nextTryAt: k.time().notNull(),
      messageId: k.text<MessageId>(),
      why: k.text<OutboxFailure>(),
      createdAt: k.time().notNull(),
      finishedAt: k.time(),
    },
    (t) => [k.uniqueIndex('outbox_dedupe').on(t.dedupeKey), k.index('outbox_due').on(t.status, t.nextTryAt)],
  );

  /** Calls per provider, app and bucket in slices of ten minutes: the rolling 24 hours are a sum. */
  const budgetSlices = k.table(
    'budget_slices',
    {
      provider: k.text().notNull(),
      /** The client id's row as text, or `-` for providers without apps. */
      app: k.text().notNull(),
      bucket: k.text().notNull(),
      sliceAt: k.time().notNull(),
      calls: k.int().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.provider, t.app, t.bucket, t.sliceAt] })],
  );

  /** A bucket that answered with a long 429: no call before `blockedUntil`, across restarts. */
  const budgetBlocks = k.table(
    'budget_blocks',
    {
      provider: k.text().notNull(),
      app: k.text().notNull(),
      bucket: k.text().notNull(),
      blockedUntil: k.time().notNull(),
      why: k.text<'rate' | 'quota' | 'outage'>().notNull(),
      notedAt: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.provider, t.app, t.bucket] })],
  );

  /** The next free turn at a provider that counts calls per address: taken by every process on the machine. */
  const paces = k.table('paces', {
    provider: k.text().primaryKey(),
    nextAt: k.time().notNull(),
    notedAt: k.time().notNull(),
  });

  /** Single facts of the installation (hash of the registered commands, last sweep …). */
  const facts = k.table('facts', { key: k.text().primaryKey(), value: k.text().notNull() });

  return { jobs, digests, digestPosts, outbox, budgetSlices, budgetBlocks, paces, facts };
};
