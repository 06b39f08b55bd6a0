import type { CurationFeatureDeps } from '../commands/curation/deps.ts';
import { curationFeature } from '../commands/curation/feature.ts';
import type { CardBody } from '../services/curation/delivering.ts';
import type { Sorting } from '../services/curation/sorting.ts';
import { sortingView } from '../views/curation/card.ts';
import { cardPeriodOf } from '../views/curation/job-facts.ts';
import { messageBody } from '../views/kit/message.ts';
import { messagesFor } from '../views/messages/catalogue.ts';
import type { InsteadOfCard } from './heart.ts';

/** The card as a message of its own, in the member's language. */
export const sortingCardBody: CardBody = (view, memberId, locale) =>
  messageBody(sortingView(view, memberId, messagesFor(locale)));

/** Whose DMs are closed sorts in the answer that began the week. */
export const cardInAnswer =
  (sorting: Pick<Sorting, 'view'>): InsteadOfCard =>
  async (job, locale) => {
    const { memberId } = job;
    const period = cardPeriodOf(job);
    if (memberId === null || period === null) return null;
    return sortingCardBody(await sorting.view(memberId, period), memberId, locale);
  };

export const curationFeatures = (services: CurationFeatureDeps) => [curationFeature(services)];
