import { buildRule } from '../../domain/rules/building/condition.ts';
import { addItem } from '../../domain/rules/building/items.ts';
import { badValueView } from '../../views/rules/bad-value.ts';
import type { Asked } from '../../views/rules/value-form.ts';
import type { Answer, Request } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { RuleShows } from './show.ts';

/** Adds a condition to a draft and shows the rules so far; what cannot be read is said, and changes nothing. */
export const addCondition = async (
  { ruleBench }: Pick<RuleFeatureDeps, 'ruleBench'>,
  show: RuleShows,
  request: Request,
  asked: Asked,
  given: readonly string[],
): Promise<Answer> => {
  const { person, m } = request;
  const built = buildRule(asked.topic, asked.operator, given);
  if (!built.ok) return { kind: 'update', view: badValueView(asked, built, person.id, m) };
  const beside = asked.beside < 0 ? null : asked.beside;
  const subject = await ruleBench.change(person.id, asked.draft, (rules) =>
    addItem(rules, built.rule, beside),
  );
  return { kind: 'update', view: await show.builder(request, subject) };
};
