import { isOperator, isTopic, needOf } from '../../domain/rules/building/operators.ts';
import { AppError } from '../../errors.ts';
import { rulesAsk, rulesOperator, rulesTopic, rulesTyped, rulesValue } from '../../views/actions/rules.ts';
import { operatorView, valueView } from '../../views/rules/builder-steps.ts';
import { typedValues } from '../../views/rules/typed-values.ts';
import { type Asked, valueForm } from '../../views/rules/value-form.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';
import { addCondition } from './adding.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { RuleShows } from './show.ts';
import { valueOptions } from './value-options.ts';

/** A new condition: what it is about, how it compares, and with what. */
export const ruleConditionActions = (deps: RuleFeatureDeps, show: RuleShows): AnyAction[] => {
  const add = (request: Request, asked: Asked, given: readonly string[]) =>
    addCondition(deps, show, request, asked, given);
  return [
    handle({
      spec: rulesTopic,
      run: async ({ person, m }, { draft, beside }, { values: [topic = ''] }) => {
        if (!isTopic(topic)) throw new AppError('OUT_OF_DATE', {});
        return { kind: 'update', view: operatorView({ draft, beside, topic }, person.id, m) };
      },
    }),
    handle({
      spec: rulesOperator,
      run: async (request, { draft, beside, topic }, { values: [operator = ''] }) => {
        if (!isOperator(operator)) throw new AppError('OUT_OF_DATE', {});
        const { person, m } = request;
        const asked = { draft, beside, topic, operator };
        const need = needOf(topic, operator);
        if (need === 'nothing') return add(request, asked, []);
        if (need !== 'values' && need !== 'calendar') return form(request, asked);
        const options = await valueOptions(deps, person.id, topic, '', m);
        return { kind: 'update', view: valueView(asked, options, person.id, m) };
      },
    }),
    handle({
      spec: rulesValue,
      run: (request, asked, { values }) => add(request, asked, values),
    }),
    handle({ spec: rulesAsk, run: async (request, asked) => form(request, asked) }),
    handle({
      spec: rulesTyped,
      run: (request, asked, input) =>
        add(
          request,
          asked,
          typedValues(asked, (name) => input.field(name), request.m),
        ),
    }),
  ];
};

const form = ({ person, m }: Request, asked: Asked): Answer => ({
  kind: 'modal',
  modal: valueForm(asked, person.id, m),
});
