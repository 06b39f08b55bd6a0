import type { RuleDraftId } from '../../domain/ids.ts';
import { itemsOf, markOf, negateItem, removeItem } from '../../domain/rules/building/items.ts';
import { refOf, rulesEdit, rulesItem, rulesItemDo } from '../../views/actions/rules.ts';
import { alternativeView, itemView } from '../../views/rules/builder-items.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { RuleShows } from './show.ts';

/** The rules so far: choosing one of them, turning it round, taking it out, or an alternative to it. */
export const ruleBuilderActions = (
  { ruleBench }: Pick<RuleFeatureDeps, 'ruleBench'>,
  show: RuleShows,
): AnyAction[] => {
  /** The condition that the person saw; where it stands otherwise by now, the rules as they are. */
  const at = async (request: Request, draft: RuleDraftId, mark: string, place: number) => {
    const subject = await ruleBench.subject(request.person.id, { on: 'draft', id: draft });
    const rule = itemsOf(subject.rules)[place];
    if (rule !== undefined && markOf(subject.rules) === mark) return { rule, moved: null };
    const view = await show.builder(request, subject, request.m.rules.build.changed);
    return { rule: null, moved: { kind: 'update', view } satisfies Answer };
  };
  return [
    handle({
      spec: rulesEdit,
      run: async (request, on) => {
        const subject = await ruleBench.edit(request.person.id, refOf(on));
        return { kind: 'update', view: await show.builder(request, subject) };
      },
    }),
    handle({
      spec: rulesItem,
      run: async (request, { draft, mark }, { values: [value = ''] }) => {
        const place = Number(value);
        const { rule, moved } = await at(request, draft, mark, place);
        if (rule === null) return moved;
        const { person, m } = request;
        return { kind: 'update', view: itemView({ draft, mark, at: place }, rule, person.id, m) };
      },
    }),
    handle({
      spec: rulesItemDo,
      run: async (request, { draft, mark, at: place, what }) => {
        const { person, m } = request;
        const { rule, moved } = await at(request, draft, mark, place);
        if (rule === null) return moved;
        if (what === 'or') return { kind: 'update', view: alternativeView(draft, place, rule, person.id, m) };
        const change = what === 'not' ? negateItem : removeItem;
        const subject = await ruleBench.change(person.id, draft, (rules) => change(rules, place));
        return { kind: 'update', view: await show.builder(request, subject) };
      },
    }),
  ];
};
