import type { RuleRef } from '../../domain/rules/building/work.ts';
import { refOf, rulesText, rulesTexted, rulesWrite, rulesWritten } from '../../views/actions/rules.ts';
import { brokenView, tooLongView } from '../../views/rules/broken.ts';
import { LONGEST_TEXT, textForm } from '../../views/rules/forms.ts';
import { proposedName } from '../../views/rules/name.ts';
import { type Answer, type AnyAction, handle, type Input, type Request } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { RuleShows } from './show.ts';

/** Rules as text: the form, and what was typed into it. What is not understood is given back. */
export const ruleTextActions = (
  { ruleBench, ruleForms }: Pick<RuleFeatureDeps, 'ruleBench' | 'ruleForms'>,
  show: RuleShows,
): AnyAction[] => {
  const typed = async (request: Request, ref: RuleRef | null, input: Input): Promise<Answer> => {
    const { person, m } = request;
    const name = input.field('name').trim();
    const work = await ruleBench.type(person.id, ref, input.field('text'), name === '' ? null : name);
    const view =
      work.kind === 'text'
        ? brokenView(work.broken, person.id, m)
        : await show.preview(request, work.subject);
    return { kind: 'update', view };
  };
  const open = async ({ person, m }: Request, ref: RuleRef): Promise<Answer> => {
    const work = await ruleBench.open(person.id, ref);
    const text = work.kind === 'text' ? work.broken.text : ruleForms.writeText(work.subject.rules);
    const name = work.kind === 'text' ? work.broken.name : proposedName(work.subject, m);
    if (text.length > LONGEST_TEXT) return { kind: 'reply', view: tooLongView(text, m) };
    return { kind: 'modal', modal: textForm(ref, { name, text }, person.id, m) };
  };
  return [
    handle({
      spec: rulesWrite,
      run: async ({ person, m }) => ({
        kind: 'modal',
        modal: textForm(null, { name: null, text: '' }, person.id, m),
      }),
    }),
    handle({ spec: rulesWritten, run: (request, _, input) => typed(request, null, input) }),
    handle({ spec: rulesText, run: (request, on) => open(request, refOf(on)) }),
    handle({ spec: rulesTexted, run: (request, on, input) => typed(request, refOf(on), input) }),
  ];
};
