import { en } from './en.ts';

/** Every sentence a person sees. A language is an object of this type; the compiler finds what it lacks. */
export type Messages = typeof en;

/** By Discord locale, or its first part. */
export const languages: Readonly<Record<string, Messages>> = { en };

/** The catalogue for a Discord locale ("en-GB"), English where a language is missing. */
export const messagesFor = (locale: string): Messages =>
  languages[locale] ?? languages[locale.split('-')[0] ?? ''] ?? en;
