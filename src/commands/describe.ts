import type { LocalizationMap } from 'discord-api-types/v10';
import { languages, type Messages, messagesFor } from '../views/messages/catalogue.ts';

/** The default language of descriptions: Discord shows it where a translation is missing. */
const USUAL = 'en-US';

/**
 * A description in every language of the catalogue, to be spread into a command, subcommand or option:
 * `{ name: 'help', ...describe((m) => m.help.command) }`.
 */
export const describe = (
  pick: (m: Messages) => string,
): { description: string; description_localizations?: LocalizationMap } => {
  const description = pick(messagesFor(USUAL));
  const others = Object.entries(languages).filter(([, m]) => pick(m) !== description);
  if (others.length === 0) return { description };
  const localized: LocalizationMap = Object.fromEntries(others.map(([locale, m]) => [locale, pick(m)]));
  return { description, description_localizations: localized };
};

/** The name of a choice in every language of the catalogue, to be spread into it beside its value. */
export const choiceName = (
  pick: (m: Messages) => string,
): { name: string; name_localizations?: LocalizationMap } => {
  const { description: name, description_localizations: localized } = describe(pick);
  return localized === undefined ? { name } : { name, name_localizations: localized };
};
