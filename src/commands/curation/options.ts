import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { Messages } from '../../views/messages/catalogue.ts';
import { describe } from '../describe.ts';

type OptionName = keyof Messages['curationCommand']['options'];

/** A subcommand with its description. */
export const sub = <O>(name: string, says: (m: Messages) => string, options: O) => ({
  type: Type.Subcommand as const,
  name,
  ...describe(says),
  options,
});

/** An option with text; suggested while it is typed with `suggest`. */
export const typed = (name: OptionName, facts: { required?: true; suggest?: true; max?: number } = {}) => ({
  type: Type.String as const,
  name,
  ...describe((m) => m.curationCommand.options[name]),
  max_length: facts.max ?? 100,
  ...(facts.required === true ? { required: true } : {}),
  ...(facts.suggest === true ? { autocomplete: true as const } : {}),
});

export const flag = (name: OptionName) => ({
  type: Type.Boolean as const,
  name,
  ...describe((m) => m.curationCommand.options[name]),
});

export const place = (name: OptionName) => ({
  type: Type.Integer as const,
  name,
  ...describe((m) => m.curationCommand.options[name]),
  min_value: 1,
  max_value: 20,
  required: true,
});

export const attachment = (name: OptionName) => ({
  type: Type.Attachment as const,
  name,
  ...describe((m) => m.curationCommand.options[name]),
});

export const style = typed('style', { required: true, suggest: true });
export const maybeStyle = typed('style', { suggest: true });
export const week = typed('week', { suggest: true, max: 40 });
export const period = typed('period', { suggest: true });
export const category = typed('category', { required: true, suggest: true });
export const maybeCategory = typed('category', { suggest: true });
