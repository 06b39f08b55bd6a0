import type { Store } from '../../db/store.ts';
import { isDay } from '../../domain/curation/news.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Post } from '../intents.ts';
import type { ReviewCase, ReviewQueue } from './review-queue.ts';

/** How the DM looks: a view, passed in by the composition root. Returns a Discord message body. */
export type DoubtBody = (found: ReviewCase, memberId: MemberId, locale: string) => unknown;

/** Brings doubtful matches to the DMs of those who sort, by day. */
export interface DoubtNews {
  /** A card with the first one, whenever there are newer ones than at the last card. @returns how many were told */
  tell(now: number): Promise<number>;
}

export const createDoubtNews = (deps: {
  store: Store;
  post: Post;
  queue: Pick<ReviewQueue, 'next'>;
  body: DoubtBody;
}): DoubtNews => {
  const { store, post, queue, body } = deps;

  const tellOne = async (memberId: MemberId, newest: number, now: number): Promise<boolean> => {
    const member = await store.read.members.find(memberId);
    if (!isDay(now, member?.timeZone ?? 'UTC')) return false;
    const found = await queue.next(memberId);
    if (found === null) return false;
    const dedupeKey = `curation:doubts:${memberId}:${newest}`;
    const card = body(found, memberId, member?.locale ?? 'en');
    const id = await store.transaction((tx) =>
      post(tx, { dedupeKey, target: { to: 'member', memberId }, body: card }),
    );
    return id !== null;
  };

  return {
    tell: async (now) => {
      let told = 0;
      for (const { memberId, newest } of await store.read.releaseMatches.doubtful()) {
        if (await tellOne(memberId, newest, now)) told += 1;
      }
      return told;
    },
  };
};
