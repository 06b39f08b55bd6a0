import { AppError } from '../../errors.ts';
import { rulesRename, rulesRenamed } from '../../views/actions/rules.ts';
import { nameForm } from '../../views/rules/forms.ts';
import { proposedName } from '../../views/rules/name.ts';
import { type AnyAction, handle } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { RuleShows } from './show.ts';

/** Giving a draft its name. */
export const ruleNamingActions = (
  { ruleBench }: Pick<RuleFeatureDeps, 'ruleBench'>,
  show: RuleShows,
): AnyAction[] => [
  handle({
    spec: rulesRename,
    run: async ({ person, m }, { draft }) => {
      const subject = await ruleBench.subject(person.id, { on: 'draft', id: draft });
      const modal = nameForm(subject, proposedName(subject, m), person.id, m);
      if (modal === null) throw new AppError('OUT_OF_DATE', {});
      return { kind: 'modal', modal };
    },
  }),
  handle({
    spec: rulesRenamed,
    run: async (request, { draft }, input) => {
      const name = input.field('name').trim();
      const ref = { on: 'draft', id: draft } as const;
      if (name !== '') await ruleBench.rename(request.person.id, draft, name);
      return { kind: 'update', view: await show.previewOf(request, ref) };
    },
  }),
];
