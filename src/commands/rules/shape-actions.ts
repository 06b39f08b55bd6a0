import type { RuleDraftId } from '../../domain/ids.ts';
import { isOrder, withOrder, withSizes } from '../../domain/rules/building/items.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { AppError } from '../../errors.ts';
import { rulesFrom, rulesOrder, rulesShape, rulesSized, rulesSizes } from '../../views/actions/rules.ts';
import { sizesForm } from '../../views/rules/number-forms.ts';
import { shapeView } from '../../views/rules/shape.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import { typedSizes } from './sizes.ts';

const UNIVERSES = ['library', 'played', 'everything'] as const;

/** Order, size, and where tracks come from. */
export const ruleShapeActions = ({
  ruleBench,
  ruleDesk,
}: Pick<RuleFeatureDeps, 'ruleBench' | 'ruleDesk'>): AnyAction[] => {
  const change = async (
    request: Request,
    draft: RuleDraftId,
    how: (rules: RuleSet) => RuleSet,
  ): Promise<Answer> => {
    const { person, m } = request;
    const subject = await ruleBench.change(person.id, draft, how);
    const count = await ruleDesk.count(person.id, subject.rules);
    return { kind: 'update', view: shapeView(subject, count, person.id, m) };
  };
  return [
    handle({ spec: rulesShape, run: (request, { draft }) => change(request, draft, (rules) => rules) }),
    handle({
      spec: rulesOrder,
      run: async (request, { draft }, { values: [order = ''] }) => {
        if (!isOrder(order)) throw new AppError('OUT_OF_DATE', {});
        return change(request, draft, (rules) => withOrder(rules, order));
      },
    }),
    handle({
      spec: rulesFrom,
      run: async (request, { draft }, { values: [value = ''] }) => {
        const from = UNIVERSES.find((one) => one === value);
        if (from === undefined) throw new AppError('OUT_OF_DATE', {});
        return change(request, draft, (rules) => ({ ...rules, from }));
      },
    }),
    handle({
      spec: rulesSizes,
      run: async ({ person, m }, { draft }) => {
        const modal = sizesForm(await ruleBench.subject(person.id, { on: 'draft', id: draft }), person.id, m);
        if (modal === null) throw new AppError('OUT_OF_DATE', {});
        return { kind: 'modal', modal };
      },
    }),
    handle({
      spec: rulesSized,
      run: (request, { draft }, input) =>
        change(request, draft, (rules) => withSizes(rules, typedSizes(input))),
    }),
  ];
};
