import { de } from './de.ts';
import { en } from './en.ts';

/** Every sentence a person sees. A language is an object of this type; the compiler finds what it lacks. */
export type Messages = typeof en;

/** By Discord locale, or its first part. */
export const languages: Readonly<Record<string, Messages>> = { en, de };

const spoken = (locale: string): Messages | undefined => {
  const names = [locale, locale.split('-')[0] ?? ''];
  const name = names.find((one) => Object.hasOwn(languages, one));
  return name === undefined ? undefined : languages[name];
};

/** The catalogue for a Discord locale ("en-GB"), English where a language is missing. */
export const messagesFor = (locale: string): Messages => spoken(locale) ?? en;

/** The catalogue for somebody who reads several languages, the best first. */
export const messagesForAny = (locales: readonly string[]): Messages =>
  locales.map(spoken).find((one) => one !== undefined) ?? en;
