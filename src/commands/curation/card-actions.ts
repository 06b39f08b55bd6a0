import { curateDm, curateLater, curateWhy } from '../../views/actions/curation.ts';
import { dmView, laterView } from '../../views/curation/waiting.ts';
import { whyView } from '../../views/curation/why.ts';
import { type AnyAction, handle } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';

/** What is pressed on a card and sorts nothing. */
export const curateCardActions = (
  deps: Pick<CurationFeatureDeps, 'suggestions' | 'cardDelivery' | 'periods'>,
): AnyAction[] => [
  handle({
    spec: curateWhy,
    run: async ({ person, m }, { track }) => ({
      kind: 'reply',
      view: whyView(await deps.suggestions.why(person.id, track), m),
    }),
  }),
  handle({
    spec: curateLater,
    run: async ({ person, m }, { period }) => ({
      kind: 'update',
      view: laterView(await deps.periods.find(person.id, period), person.id, m),
    }),
  }),
  handle({
    spec: curateDm,
    run: async ({ person, m }, { period }) => {
      await deps.cardDelivery.send(person.id, period);
      return { kind: 'update', view: dmView(period, person.id, m) };
    },
  }),
];
