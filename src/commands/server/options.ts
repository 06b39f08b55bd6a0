import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { Messages } from '../../views/messages/catalogue.ts';
import { describe } from '../describe.ts';

/** An option with text, suggested while it is typed. */
export const typed = (name: string, says: (m: Messages) => string) => ({
  type: Type.String as const,
  name,
  ...describe(says),
  max_length: 100,
  autocomplete: true as const,
});
