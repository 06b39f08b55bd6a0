import { emptyRules } from '../../domain/rules/building/items.ts';
import { templateOf } from '../../domain/rules/templates.ts';
import { AppError } from '../../errors.ts';
import { rulesBegin, rulesNew, rulesTemplate } from '../../views/actions/rules.ts';
import { type AnyAction, handle } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { RuleShows } from './show.ts';

/** The card of templates: choosing one, its numbers, or beginning with nothing. */
export const ruleStartActions = (
  { ruleBench }: Pick<RuleFeatureDeps, 'ruleBench'>,
  show: RuleShows,
): AnyAction[] => [
  handle({ spec: rulesNew, run: async (request) => ({ kind: 'update', view: await show.start(request) }) }),
  handle({
    spec: rulesTemplate,
    run: async (request, _, { values: [id = ''] }) => {
      const template = templateOf(id);
      if (template === null) throw new AppError('OUT_OF_DATE', {});
      const chosen = { rules: template.build(), name: null, template: { id: template.id, values: {} } };
      const subject = await ruleBench.begin(request.person.id, chosen);
      return { kind: 'update', view: await show.preview(request, subject) };
    },
  }),
  handle({
    spec: rulesBegin,
    run: async (request) => {
      const subject = await ruleBench.begin(request.person.id, { rules: emptyRules, name: null });
      return { kind: 'update', view: await show.builder(request, subject) };
    },
  }),
];
