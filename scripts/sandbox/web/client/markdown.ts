import { h } from './dom.ts';
import { withEmoji } from './emoji.ts';
import { timeElement } from './time.ts';

/** Ids of people and channels with their names. */
export type Names = ReadonlyMap<string, string>;

/**
 * The part of Discord's markdown that messages use: headings, `-#` small lines, quotes, lists, code, bold, italic,
 * underline, strike, spoilers, masked links, mentions and timestamps. Makes nodes, never HTML text.
 * @param names how to call mentioned people and channels
 */
export const renderMarkdown = (text: string, names: Names): DocumentFragment => {
  const out = document.createDocumentFragment();
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.startsWith('```')) {
      const end = lines.indexOf('```', at + 1);
      const stop = end === -1 ? lines.length : end;
      out.append(h('pre', {}, lines.slice(at + 1, stop).join('\n')));
      at = stop;
      continue;
    }
    out.append(block(line, names));
  }
  return out;
};

const block = (line: string, names: Names): HTMLElement => {
  const inline = (rest: string): DocumentFragment => renderInline(rest, names);
  const heading = /^(#{1,3}) (.+)$/.exec(line);
  if (heading !== null) {
    const tag = heading[1]?.length === 1 ? 'h1' : heading[1]?.length === 2 ? 'h2' : 'h3';
    return h(tag, {}, inline(heading[2] ?? ''));
  }
  if (line.startsWith('-# ')) return h('small', { class: 'subtext' }, inline(line.slice(3)));
  if (line.startsWith('> ')) return h('blockquote', {}, inline(line.slice(2)));
  const item = /^(\s*)(?:[-*]|(\d+)\.) (.+)$/.exec(line);
  if (item !== null) {
    const mark = item[2] === undefined ? '•' : `${item[2]}.`;
    const indent = (item[1] ?? '').length > 0 ? ' nested' : '';
    return h(
      'div',
      { class: `item${indent}` },
      h('span', { class: 'mark' }, mark),
      h('span', {}, inline(item[3] ?? '')),
    );
  }
  return h('div', { class: line === '' ? 'blank' : 'line' }, inline(line));
};

interface Rule {
  readonly pattern: RegExp;
  readonly make: (match: RegExpExecArray, names: Names) => Node;
}

const wrap = (tag: 'strong' | 'em' | 'u' | 's') => (match: RegExpExecArray, names: Names) =>
  h(tag, {}, renderInline(match[1] ?? '', names));

const rules: readonly Rule[] = [
  { pattern: /^\\([!-/:-@[-`{-~])/, make: (match) => document.createTextNode(match[1] ?? '') },
  { pattern: /^`?([▓█▒░]{3,})`?/, make: (match) => progressBar(match[1] ?? '') },
  { pattern: /^`([^`]+)`/, make: (match) => h('code', {}, match[1] ?? '') },
  { pattern: /^\*\*(.+?)\*\*(?!\*)/, make: wrap('strong') },
  { pattern: /^__(.+?)__(?!_)/, make: wrap('u') },
  { pattern: /^~~(.+?)~~/, make: wrap('s') },
  { pattern: /^\*([^*\s][^*]*?)\*/, make: wrap('em') },
  { pattern: /^_([^_\s][^_]*?)_(?![a-zA-Z0-9])/, make: wrap('em') },
  {
    pattern: /^\|\|(.+?)\|\|/,
    make: (match, names) => h('span', { class: 'spoiler' }, renderInline(match[1] ?? '', names)),
  },
  {
    pattern: /^\[([^\]]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/,
    make: (match, names) => link(match[2] ?? '', renderInline(match[1] ?? '', names)),
  },
  { pattern: /^<(https?:\/\/[^\s>]+)>/, make: (match) => link(match[1] ?? '', match[1] ?? '') },
  { pattern: /^https?:\/\/[^\s<>)]+/, make: (match) => link(match[0], match[0]) },
  { pattern: /^<@!?(\d+)>/, make: (match, names) => mention(`@${names.get(match[1] ?? '') ?? match[1]}`) },
  {
    pattern: /^<#(\d+)>/,
    make: (match, names) => channelMention(match[1] ?? '', names),
  },
  {
    pattern: /^<\/([^:>]+):\d+>/,
    make: (match) => mention(`/${match[1] ?? ''}`),
  },
  {
    pattern: /^<t:(-?\d+)(?::([tTdDfFRsS]))?>/,
    make: (match) => timeElement(Number(match[1]) * 1000, match[2] ?? 'f'),
  },
];

/** A way there, unless it is a channel that this person does not see. */
const channelMention = (id: string, names: Names): HTMLElement => {
  const name = names.get(id);
  if (name === undefined) return mention('#unknown');
  return h('button', { type: 'button', class: 'mention', 'data-channel-id': id }, `#${name}`);
};

const mention = (text: string): HTMLElement => h('span', { class: 'mention' }, text);

/** A row of blocks, drawn: fonts do not agree on how wide and how dark they are. */
const progressBar = (blocks: string): HTMLElement => {
  const full = [...blocks].filter((block) => block === '▓' || block === '█').length;
  const share = Math.round((full / [...blocks].length) * 100);
  return h(
    'span',
    { class: 'blocks', role: 'img', 'aria-label': `${share} %` },
    ...[...blocks].map((_, at) => h('i', { class: at < full ? 'full' : null })),
  );
};

const link = (url: string, label: Node | string): HTMLElement =>
  h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);

const renderInline = (text: string, names: Names): DocumentFragment => {
  const out = document.createDocumentFragment();
  let plain = '';
  let rest = text;
  const flush = (): void => {
    if (plain !== '') out.append(withEmoji(plain));
    plain = '';
  };
  while (rest !== '') {
    const hit = firstMatch(rest);
    if (hit === null) {
      const char = String.fromCodePoint(rest.codePointAt(0) ?? 0);
      plain += char;
      rest = rest.slice(char.length);
      continue;
    }
    flush();
    out.append(hit.rule.make(hit.match, names));
    rest = rest.slice(hit.match[0].length);
  }
  flush();
  return out;
};

const firstMatch = (text: string): { rule: Rule; match: RegExpExecArray } | null => {
  for (const rule of rules) {
    const match = rule.pattern.exec(text);
    if (match !== null) return { rule, match };
  }
  return null;
};
