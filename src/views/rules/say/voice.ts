import { escapeText, plain } from '../../kit/text.ts';
import type { Messages } from '../../messages/catalogue.ts';

/** How rules are said: in which language, and what becomes of words that people gave. */
export interface Voice {
  readonly m: Messages;
  readonly clean: (text: string, max: number) => string;
  /** Values that are named before the rest is counted. */
  readonly most: number;
}

/** For text displays. */
export const inMarkdown = (m: Messages): Voice => ({ m, clean: escapeText, most: 8 });
/** For buttons, options and names, where markdown means nothing. */
export const inPlain = (m: Messages): Voice => ({ m, clean: plain, most: 4 });

const MAX_VALUE = 40;

export const quoted = (voice: Voice, value: string): string =>
  voice.m.ruleWords.quoted(voice.clean(value, MAX_VALUE));

/** `a, b or c`, the rest counted. @param parts safe already */
export const listed = (
  { m, most }: Voice,
  parts: readonly string[],
  join: (joined: string, last: string) => string,
): string => {
  const rest = parts.length - most;
  const shown = rest > 0 ? [...parts.slice(0, most), m.ruleWords.more(rest)] : parts;
  const last = shown.at(-1) ?? '';
  return shown.length <= 1 ? last : join(shown.slice(0, -1).join(', '), last);
};

/** “a” or “b” */
export const anyOf = (voice: Voice, values: readonly string[]): string =>
  listed(
    voice,
    values.map((value) => quoted(voice, value)),
    voice.m.ruleWords.or,
  );

export const allOf = (voice: Voice, values: readonly string[]): string =>
  listed(
    voice,
    values.map((value) => quoted(voice, value)),
    voice.m.ruleWords.and,
  );
