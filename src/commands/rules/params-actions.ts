import { type TemplateValues, templateOf } from '../../domain/rules/templates.ts';
import { AppError } from '../../errors.ts';
import { rulesParams, rulesParamsGiven } from '../../views/actions/rules.ts';
import { paramsForm } from '../../views/rules/number-forms.ts';
import { type AnyAction, handle } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { RuleShows } from './show.ts';

/** The numbers of a template. */
export const ruleParamsActions = (
  { ruleBench }: Pick<RuleFeatureDeps, 'ruleBench'>,
  show: RuleShows,
): AnyAction[] => [
  handle({
    spec: rulesParams,
    run: async ({ person, m }, { draft }) => {
      const modal = paramsForm(await ruleBench.subject(person.id, { on: 'draft', id: draft }), person.id, m);
      if (modal === null) throw new AppError('OUT_OF_DATE', {});
      return { kind: 'modal', modal };
    },
  }),
  handle({
    spec: rulesParamsGiven,
    run: async (request, { draft }, input) => {
      const { template } = await ruleBench.subject(request.person.id, { on: 'draft', id: draft });
      const known = template === null ? null : templateOf(template.id);
      if (known === null) throw new AppError('OUT_OF_DATE', {});
      const values: TemplateValues = Object.fromEntries(
        known.parameters.map(({ key, usual }) => [key, Number.parseInt(input.field(key), 10) || usual]),
      );
      const chosen = { id: known.id, values };
      const subject = await ruleBench.change(request.person.id, draft, () => known.build(values), chosen);
      return { kind: 'update', view: await show.preview(request, subject) };
    },
  }),
];
