import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { DeletionId, MemberId } from '../../domain/ids.ts';
import type { Receipt } from '../../domain/privacy/deletion.ts';
import type { Enqueue } from '../intents.ts';
import type { MembersService } from '../members.ts';
import type { Random } from '../secrets.ts';
import type { ServerConsents } from '../server/withdrawal.ts';
import { newReceiptNumber, receiptHashOf } from './receipts.ts';
import { privacyDelete } from './work.ts';

/** What would go, and what would stay. */
export interface DeletionPreview {
  readonly plays: number;
  readonly accounts: readonly string[];
  readonly sources: number;
  /** Playlists in Spotify that Segue writes: they stay where they are. */
  readonly playlists: number;
  readonly ruleSets: number;
  readonly imports: number;
  readonly sorts: number;
  readonly servers: number;
  /** Digests of servers that the member made: they go on without them. */
  readonly digests: number;
  /** Apps of theirs through which others are linked: these go on too. */
  readonly sharedApps: number;
}

/** `going_on`: it takes longer, or the service half does not run just now; the receipt comes as a DM. */
export type DeletionEnd =
  | { readonly kind: 'deleted'; readonly receipt: Receipt }
  | { readonly kind: 'going_on' };

/** What a member asks for who wants everything of theirs deleted. */
export interface MemberDeletion {
  preview(memberId: MemberId): Promise<DeletionPreview>;
  /**
   * From here on nobody sees anything of the member: they are in no server's counts, their tokens are gone, their jobs
   * are stopped, and they are told to wait. Waits for the rest, which is done in the background whatever happens here.
   */
  run(memberId: MemberId): Promise<DeletionEnd>;
}

export interface MemberDeletionDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly enqueue: Enqueue;
  readonly consents: Pick<ServerConsents, 'leaveAll'>;
  readonly members: Pick<MembersService, 'forget'>;
  readonly random: Random;
  /** How long backups are kept, ms; null: this installation makes none by itself. */
  readonly backupsKeptMs: number | null;
  /** How long somebody waits for it, ms. */
  readonly patienceMs?: number;
}

/** An answer to an interaction can be given for 15 minutes. */
export const PATIENCE_MS = 10 * 60_000;
const LOOK_EVERY_MS = 50;

export const createMemberDeletion = (deps: MemberDeletionDeps): MemberDeletion => {
  const { store, clock, enqueue, consents, members, random, backupsKeptMs } = deps;
  const { patienceMs = PATIENCE_MS } = deps;

  const begin = async (memberId: MemberId): Promise<{ id: DeletionId; number: string }> => {
    const number = newReceiptNumber(random);
    const hash = receiptHashOf(number);
    const id = await store.transaction(async (tx) => {
      const now = clock.now();
      // Who asks again gets the receipt; it is one deletion.
      const known = await tx.deletions.ofMember(memberId);
      if (known !== null) {
        await tx.deletions.update(known.id, { receiptHash: hash });
        return known.id;
      }
      await consents.leaveAll(tx, memberId);
      for (const account of await tx.accounts.ofMember(memberId)) {
        await tx.accounts.unlink(memberId, account.id, now);
      }
      await tx.memberLeaving.closeDoors(memberId);
      await tx.memberLeaving.stopJobs(memberId, now);
      const added = await tx.deletions.add(memberId, hash, now);
      await enqueue(tx, privacyDelete(added));
      return added;
    });
    members.forget(memberId);
    return { id, number };
  };

  const endOf = async (id: DeletionId, number: string): Promise<DeletionEnd | null> => {
    const row = await store.read.deletions.find(id);
    if (row === null || row.finishedAt === null) return null;
    // Somebody else brings the receipt: it was asked for again, or interrupted in between.
    if (row.receiptHash !== receiptHashOf(number)) return { kind: 'going_on' };
    const { counts, finishedAt: at, compactDue: tonight } = row;
    // It is handed over: what went is known to the person alone.
    await store.transaction((tx) => tx.deletions.update(id, { counts: null, traces: null }));
    const backupsUntil = backupsKeptMs === null ? null : at + backupsKeptMs;
    return { kind: 'deleted', receipt: { number, counts: counts ?? {}, at, tonight, backupsUntil } };
  };

  return {
    preview: async (memberId) => {
      const count = (table: Parameters<typeof store.read.memberData.countIn>[1]): Promise<number> =>
        store.read.memberData.countIn(memberId, table);
      return {
        plays: await count('plays'),
        accounts: (await store.read.accounts.ofMember(memberId)).map(({ displayName }) => displayName),
        sources: await count('sources'),
        playlists: await count('managedPlaylists'),
        ruleSets: await count('ruleSets'),
        imports: await count('playImports'),
        sorts: await count('sorts'),
        servers: await count('serverConsents'),
        digests: await store.read.memberLeaving.digestsMade(memberId),
        sharedApps: await store.read.memberLeaving.sharedApps(memberId),
      };
    },

    run: async (memberId) => {
      const { id, number } = await begin(memberId);
      const until = clock.elapsed() + patienceMs;
      while (clock.elapsed() < until) {
        const end = await endOf(id, number);
        members.forget(memberId);
        if (end !== null) return end;
        await sleep(LOOK_EVERY_MS);
      }
      return { kind: 'going_on' };
    },
  };
};
