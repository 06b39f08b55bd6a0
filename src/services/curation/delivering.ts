import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId, PeriodId } from '../../domain/ids.ts';
import type { Post } from '../intents.ts';
import type { SortingView } from './cards.ts';
import type { Sorting } from './sorting.ts';

/** How the card looks as a message of its own: a view, passed in by the composition root. */
export type CardBody = (view: SortingView, memberId: MemberId, locale: string) => unknown;

/** Brings the card of a week to the member's DMs. */
export interface CardDelivery {
  /** The card as it is now; an older one in the DMs keeps working. @throws {AppError} NOT_FOUND */
  send(memberId: MemberId, id: PeriodId): Promise<void>;
}

export const createCardDelivery = (deps: {
  store: Store;
  clock: Clock;
  post: Post;
  sorting: Pick<Sorting, 'view'>;
  body: CardBody;
}): CardDelivery => {
  const { store, clock, post, sorting, body } = deps;
  return {
    send: async (memberId, id) => {
      const view = await sorting.view(memberId, id);
      await store.transaction(async (tx) => {
        const locale = (await tx.members.find(memberId))?.locale ?? 'en';
        // Two presses within a second are one wish.
        const dedupeKey = `curation:card:${id}:${Math.floor(clock.now() / 1_000)}`;
        await post(tx, {
          dedupeKey,
          target: { to: 'member', memberId },
          body: body(view, memberId, locale),
        });
      });
    },
  };
};
