import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { DeletionId } from '../../domain/ids.ts';
import type { Receipt } from '../../domain/privacy/deletion.ts';
import type { Log } from '../../log.ts';
import type { DiscordPosts, PostOptions } from '../../providers/discord-port.ts';
import type { Random } from '../secrets.ts';
import { PATIENCE_MS } from './deleting.ts';
import type { Addressee, MemberErasing } from './erasing.ts';
import { newReceiptNumber, receiptHashOf } from './receipts.ts';

/** How a receipt looks in a DM: passed in by the composition root. */
export type ReceiptPost = (
  receipt: Receipt,
  locale: string,
) => { readonly body: unknown; readonly files: NonNullable<PostOptions['files']> };

/** Runs a deletion, and brings its receipt to whoever could not wait for it. */
export interface ErasingAndTelling {
  /** @param resumed it was interrupted before: whoever asked for it waits no more */
  run(id: DeletionId, resumed: boolean, signal: AbortSignal): Promise<'deleted' | 'gone'>;
}

export const createErasingAndTelling = (deps: {
  store: Store;
  clock: Clock;
  log: Log;
  erasing: MemberErasing;
  posts: Pick<DiscordPosts, 'openDm' | 'create'>;
  receiptPost: ReceiptPost;
  random: Random;
  backupsKeptMs: number | null;
}): ErasingAndTelling => {
  const { store, clock, log, erasing, posts, receiptPost, random, backupsKeptMs } = deps;

  /** Straight, not through the outbox: nothing about them may be written down any more. One try is all there is. */
  const tell = async (id: DeletionId, { memberId, locale }: Addressee): Promise<void> => {
    const row = await store.read.deletions.find(id);
    if (row === null || row.finishedAt === null) return;
    const number = newReceiptNumber(random);
    await store.transaction((tx) =>
      tx.deletions.update(id, { receiptHash: receiptHashOf(number), counts: null }),
    );
    const { finishedAt: at, compactDue: tonight, counts } = row;
    const backupsUntil = backupsKeptMs === null ? null : at + backupsKeptMs;
    const { body, files } = receiptPost({ number, counts: counts ?? {}, at, tonight, backupsUntil }, locale);
    const channel = await posts.openDm(memberId);
    if (channel !== 'closed') await posts.create(channel, body, { files });
  };

  return {
    run: async (id, resumed, signal) => {
      const before = await store.read.deletions.find(id);
      const addressee = await erasing.run(id, signal);
      if (before === null || addressee === null) return 'gone';
      const isLate = resumed || clock.now() - before.requestedAt > PATIENCE_MS;
      if (!isLate) return 'deleted';
      try {
        await tell(id, addressee);
      } catch (error) {
        log.warn({ event: 'lifecycle', what: 'a receipt of a deletion could not be delivered' }, error);
      }
      return 'deleted';
    },
  };
};
