import type { MemberId } from '../../domain/ids.ts';
import { buildRule } from '../../domain/rules/building/condition.ts';
import { addItem, emptyRules } from '../../domain/rules/building/items.ts';
import { isOperator, isTopic, needOf } from '../../domain/rules/building/operators.ts';
import type { Subject } from '../../domain/rules/building/work.ts';
import { badValueView } from '../../views/rules/bad-value.ts';
import type { Answer, Options, Request } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import { givenOf } from './given.ts';
import type { RuleShows } from './show.ts';

const NAMES = ['field', 'op', 'value'] as const;

/** The draft that was touched last, or one of the rule set that is named. */
const draftFor = async (deps: RuleFeatureDeps, member: MemberId, rule: string | null): Promise<Subject> => {
  const { ruleBench, ruleDrafts, ruleSets } = deps;
  const set = rule === null ? null : await ruleSets.resolve(member, rule);
  const open = (await ruleDrafts.list(member)).find(
    ({ state, ruleSetId }) => state.kind === 'builder' && (set === null || ruleSetId === set.id),
  );
  if (open !== undefined) return ruleBench.subject(member, { on: 'draft', id: open.id });
  if (set === null) return ruleBench.begin(member, { rules: emptyRules, name: null });
  return ruleBench.edit(member, { on: 'set', id: set.id });
};

/** `/rules add`: one more condition, in the draft that was touched last, or in the rule set that is named. */
export const addByWords = async (
  deps: RuleFeatureDeps,
  show: RuleShows,
  request: Request,
  options: Options,
): Promise<Answer> => {
  const { person, m } = request;
  const subject = await draftFor(deps, person.id, options.string('rule'));
  const { ref } = subject;
  if (ref.on === 'set') throw new Error('What is changed is a draft.');
  const [topic = '', operator = '', value = ''] = NAMES.map((name) => options.string(name) ?? '');
  if (!isTopic(topic) || !isOperator(operator)) {
    return { kind: 'reply', view: await show.builder(request, subject, m.rules.build.unknown) };
  }
  const built = buildRule(topic, operator, givenOf(topic, needOf(topic, operator), value, m));
  if (!built.ok) {
    const asked = { draft: ref.id, beside: -1, topic, operator };
    return { kind: 'reply', view: badValueView(asked, built, person.id, m) };
  }
  const changed = await deps.ruleBench.change(person.id, ref.id, (rules) => addItem(rules, built.rule, null));
  return { kind: 'reply', view: await show.builder(request, changed) };
};
