import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId, PeriodId } from '../../domain/ids.ts';
import type { OutboxStatus } from '../../domain/outbox.ts';
import type { Post } from '../intents.ts';
import { type SortingView, sortingView } from './cards.ts';
import type { Suggestions } from './suggestions.ts';

/** How the card looks as a message of its own: a view, passed in by the composition root. */
export type CardBody = (view: SortingView, memberId: MemberId, locale: string) => unknown;

/** Brings the card of a week to the member's DMs. */
export interface CardDelivery {
  /** The card as it is now; an older one in the DMs keeps working. @throws {AppError} NOT_FOUND */
  send(memberId: MemberId, id: PeriodId): Promise<void>;
  /**
   * The card that comes by itself: once per week, when there is something to sort and nothing was sorted yet. In the
   * caller's transaction, any number of times. @throws {AppError} NOT_FOUND
   */
  first(tx: Repositories, memberId: MemberId, id: PeriodId): Promise<void>;
  /** What became of that one; null: it has not come yet. */
  firstStatus(id: PeriodId): Promise<OutboxStatus | null>;
}

export const createCardDelivery = (deps: {
  store: Store;
  clock: Clock;
  post: Post;
  suggestions: Pick<Suggestions, 'forTrack'>;
  body: CardBody;
}): CardDelivery => {
  const { store, clock, post, suggestions, body } = deps;

  const deliver = async (tx: Repositories, dedupeKey: string, view: SortingView): Promise<void> => {
    const { memberId } = view.period;
    const locale = (await tx.members.find(memberId))?.locale ?? 'en';
    await post(tx, { dedupeKey, target: { to: 'member', memberId }, body: body(view, memberId, locale) });
  };

  return {
    send: async (memberId, id) => {
      const view = await sortingView(store.read, suggestions, memberId, id);
      // Two presses within a second are one wish.
      const key = `curation:card:${id}:${Math.floor(clock.now() / 1_000)}`;
      await store.transaction((tx) => deliver(tx, key, view));
    },

    first: async (tx, memberId, id) => {
      if ((await tx.outbox.statusOf(firstKey(id))) !== null) return;
      const view = await sortingView(tx, suggestions, memberId, id);
      if (view.card === null || view.last !== null) return;
      await deliver(tx, firstKey(id), view);
    },

    firstStatus: (id) => store.read.outbox.statusOf(firstKey(id)),
  };
};

const firstKey = (id: PeriodId): string => `curation:card:${id}:first`;
