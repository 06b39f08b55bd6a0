import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { ruleSchedules } from '../../domain/rules/stored.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { choiceName, describe } from '../describe.ts';

type SubName = keyof Messages['rulesCommand']['subs'];
type OptionName = keyof Messages['rulesCommand']['options'];

export const sub = <O>(name: SubName, options: O) => ({
  type: Type.Subcommand as const,
  name,
  ...describe((m) => m.rulesCommand.subs[name]),
  options,
});
export const typed = (name: OptionName, facts: { required?: true; suggest?: true; max?: number } = {}) => ({
  type: Type.String as const,
  name,
  ...describe((m) => m.rulesCommand.options[name]),
  max_length: facts.max ?? 100,
  ...(facts.required === true ? { required: true } : {}),
  ...(facts.suggest === true ? { autocomplete: true as const } : {}),
});
/** A rule set of the member, suggested while they type. */
export const rule = typed('rule', { required: true, suggest: true });
const maybeRule = typed('rule', { suggest: true });
export const when = {
  type: Type.String as const,
  name: 'when',
  ...describe((m) => m.rulesCommand.options.when),
  choices: ruleSchedules.map((value) => ({ ...choiceName((m) => m.rules.schedules[value]), value })),
};
export const notify = {
  type: Type.String as const,
  name: 'notify',
  ...describe((m) => m.rulesCommand.options.notify),
  choices: (['nobody', 'member', 'channel'] as const).map((value) => ({
    ...choiceName((m) => m.rulesCommand.notify[value]),
    value,
  })),
};
export const file = {
  type: Type.Attachment as const,
  name: 'file',
  ...describe((m) => m.rulesCommand.options.file),
  required: true,
};
export const condition = [
  typed('field', { required: true, suggest: true }),
  typed('op', { required: true, suggest: true }),
  typed('value', { suggest: true, max: 300 }),
  maybeRule,
];
