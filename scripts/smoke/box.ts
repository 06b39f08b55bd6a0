import type { MessageView } from '../sandbox/discord/types.ts';
import type { Component, Emoji, SelectOption } from '../sandbox/discord/wire.ts';
import { plainMarkdown } from './markdown.ts';

/** Draws a message as a person sees it: text, pictures by their description, buttons and menus. */

export interface BoxFacts {
  /** Who wrote it and who sees it. */
  readonly title: string;
  /** ms UTC, for "in 5 minutes". */
  readonly now: number;
  /** The name of a channel or person that is mentioned. */
  readonly nameOf: (id: string) => string;
}

const WIDTH = 100;
const OPTIONS_SHOWN = 6;

export const box = (message: Pick<MessageView, 'content' | 'components'>, facts: BoxFacts): string[] => {
  const lines = [
    ...(message.content === '' ? [] : textLines(message.content, facts)),
    ...message.components.flatMap((component) => draw(component, facts)),
  ];
  const head = `╭─ ${facts.title} `;
  return [
    head.padEnd(WIDTH, '─'),
    ...lines.flatMap((line) => wrap(line, WIDTH - 2)).map((line) => `│ ${line}`),
    '╰'.padEnd(WIDTH, '─'),
  ];
};

const draw = (component: Component, facts: BoxFacts): string[] => {
  const inside = (): string[] => (component.components ?? []).flatMap((child) => draw(child, facts));
  switch (component.type) {
    case 1: {
      const [first] = component.components ?? [];
      return first?.options === undefined
        ? [(component.components ?? []).map(button).join(' ')]
        : menu(first);
    }
    case 9:
      return beside(inside(), component.accessory);
    case 10:
      return textLines(component.content ?? '', facts);
    case 12:
      return (component.items ?? []).map(({ description }) => `🖼  ${description ?? 'a picture'}`);
    case 13:
      return [`📎 ${component.name ?? component.file?.url ?? 'a file'}`];
    case 14:
      return component.divider === false ? [''] : ['─'.repeat(24)];
    default:
      return inside();
  }
};

/** A section: its texts with the picture or button that stands at their right. */
const beside = (lines: readonly string[], accessory: Component | undefined): string[] => {
  if (accessory === undefined) return [...lines];
  if (accessory.type === 2) return [...lines, `    ${button(accessory)}`];
  const [first = '', ...rest] = lines;
  return [`${first}   🖼  ${accessory.description ?? 'a picture'}`, ...rest];
};

const button = ({ label, emoji, url, disabled }: Component): string => {
  const words = [emojiOf(emoji), label].filter((part) => part !== undefined && part !== '').join(' ');
  if (disabled === true) return `(${words})`;
  return url === undefined ? `[${words}]` : `[${words} ↗]`;
};

const menu = ({ placeholder, options = [] }: Component): string[] => {
  const rest = options.length - OPTIONS_SHOWN;
  return [
    `▾ ${placeholder ?? ''}`,
    ...options.slice(0, OPTIONS_SHOWN).map(optionLine),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ];
};

const optionLine = ({ label, description, emoji, default: chosen }: SelectOption): string => {
  const words = [emojiOf(emoji), label].filter((part) => part !== undefined).join(' ');
  return `  ${chosen === true ? '☑' : '☐'} ${words}${description == null ? '' : `  (${description})`}`;
};

const emojiOf = (emoji: Emoji | undefined): string | undefined => emoji?.name ?? undefined;

const textLines = (markdown: string, facts: BoxFacts): string[] =>
  markdown.split('\n').map((line) => plainMarkdown(line, facts));

/** Breaks between words; a word that is longer than a line stays whole. */
const wrap = (line: string, width: number): string[] => {
  if (line.length <= width) return [line];
  const at = line.lastIndexOf(' ', width);
  if (at <= 0) return [line];
  return [line.slice(0, at), ...wrap(`  ${line.slice(at + 1)}`, width)];
};
