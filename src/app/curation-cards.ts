import type { CurationFeatureDeps } from '../commands/curation/deps.ts';
import { curationFeature } from '../commands/curation/feature.ts';
import type { CardBody } from '../services/curation/delivering.ts';
import { sortingView } from '../views/curation/card.ts';
import { messageBody } from '../views/kit/message.ts';
import { messagesFor } from '../views/messages/catalogue.ts';

/** The card as a message of its own, in the member's language. */
export const sortingCardBody: CardBody = (view, memberId, locale) =>
  messageBody(sortingView(view, memberId, messagesFor(locale)));

export const curationFeatures = (services: CurationFeatureDeps) => [curationFeature(services)];
