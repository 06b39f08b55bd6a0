import { refOf, rulesApply, rulesDiscard, rulesPreview, rulesSave } from '../../views/actions/rules.ts';
import { proposedName } from '../../views/rules/name.ts';
import { type AnyAction, handle } from '../command.ts';
import { askedApply } from './applying.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { RuleShows } from './show.ts';

/** What is pressed on a preview. */
export const rulePreviewActions = (deps: RuleFeatureDeps, show: RuleShows): AnyAction[] => {
  const { ruleBench, ruleDrafts } = deps;
  return [
    handle({
      spec: rulesPreview,
      run: async (request, on) => ({ kind: 'update', view: await show.previewOf(request, refOf(on)) }),
    }),
    handle({ spec: rulesApply, run: (request, on) => askedApply(deps, show, request, refOf(on)) }),
    handle({
      spec: rulesSave,
      run: async (request, { draft }) => {
        const { person, m } = request;
        const subject = await ruleBench.subject(person.id, { on: 'draft', id: draft });
        const set = await ruleBench.save(person.id, subject.ref, proposedName(subject, m));
        return { kind: 'update', view: await show.set(request, set.id, m.ruleCards.set.saved) };
      },
    }),
    handle({
      spec: rulesDiscard,
      run: async (request, { draft }) => {
        await ruleDrafts.discard(request.person.id, draft);
        return { kind: 'update', view: await show.list(request, 0, request.m.rules.build.discarded) };
      },
    }),
  ];
};
