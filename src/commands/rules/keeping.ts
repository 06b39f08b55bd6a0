import type { RuleSetId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import type { MessageView } from '../../views/kit/message.ts';
import { exportView } from '../../views/rules/export.ts';
import type { Request } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { RuleShows } from './show.ts';

/** Names have at most 60 characters; the addition and a number fit behind these. */
const KEPT = 45;

/** The same again, switched off. @param name null: the name with an addition */
export const copySet = async (
  { ruleSets }: Pick<RuleFeatureDeps, 'ruleSets'>,
  show: RuleShows,
  request: Request,
  id: RuleSetId,
  name: string | null,
): Promise<MessageView> => {
  const { person, m } = request;
  const set = await ruleSets.find(person.id, id);
  const taken = new Set((await ruleSets.list(person.id)).map((one) => fold(one.name)));
  const base = m.ruleCards.set.copyName(set.name.slice(0, KEPT));
  const free = [base, ...Array.from({ length: 100 }, (_, at) => `${base} ${at + 2}`)];
  const wanted = name ?? free.find((one) => !taken.has(fold(one))) ?? base;
  const copy = await ruleSets.copy(person.id, id, wanted);
  return show.set(request, copy.id, m.ruleCards.set.copied);
};

/** A rule set as a file and as text. */
export const exportSet = async (
  { ruleSets, ruleForms }: Pick<RuleFeatureDeps, 'ruleSets' | 'ruleForms'>,
  { person, m }: Request,
  id: RuleSetId,
): Promise<MessageView> => {
  const set = await ruleSets.find(person.id, id);
  const forms = { json: ruleForms.exportJson(set.name, set.rules), text: ruleForms.writeText(set.rules) };
  return exportView(set, forms, person.id, m);
};
