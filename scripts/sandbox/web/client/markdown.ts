import { h } from './dom.ts';

/**
 * The part of Discord's markdown that messages use: headings, `-#` small lines, quotes, lists, code, bold, italic,
 * underline, strike, spoilers, masked links, mentions and timestamps. Makes nodes, never HTML text.
 * @param names how to call mentioned people and channels; @param now ms UTC of the world, for relative times.
 */
export const renderMarkdown = (
  text: string,
  names: ReadonlyMap<string, string>,
  now: number,
): DocumentFragment => {
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
    out.append(block(line, names, now));
  }
  return out;
};

const block = (line: string, names: ReadonlyMap<string, string>, now: number): HTMLElement => {
  const inline = (rest: string): DocumentFragment => renderInline(rest, names, now);
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
  readonly make: (match: RegExpExecArray, names: ReadonlyMap<string, string>, now: number) => Node;
}

const wrap =
  (tag: 'strong' | 'em' | 'u' | 's') =>
  (match: RegExpExecArray, names: ReadonlyMap<string, string>, now: number) =>
    h(tag, {}, renderInline(match[1] ?? '', names, now));

const rules: readonly Rule[] = [
  { pattern: /^\\([\\`*_~|>#[\]()<:.!-])/, make: (match) => document.createTextNode(match[1] ?? '') },
  { pattern: /^`([^`]+)`/, make: (match) => h('code', {}, match[1] ?? '') },
  { pattern: /^\*\*(.+?)\*\*(?!\*)/, make: wrap('strong') },
  { pattern: /^__(.+?)__(?!_)/, make: wrap('u') },
  { pattern: /^~~(.+?)~~/, make: wrap('s') },
  { pattern: /^\*([^*\s][^*]*?)\*/, make: wrap('em') },
  { pattern: /^_([^_\s][^_]*?)_(?![a-zA-Z0-9])/, make: wrap('em') },
  {
    pattern: /^\|\|(.+?)\|\|/,
    make: (match, names, now) => h('span', { class: 'spoiler' }, renderInline(match[1] ?? '', names, now)),
  },
  {
    pattern: /^\[([^\]]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/,
    make: (match, names, now) => link(match[2] ?? '', renderInline(match[1] ?? '', names, now)),
  },
  { pattern: /^<(https?:\/\/[^\s>]+)>/, make: (match) => link(match[1] ?? '', match[1] ?? '') },
  { pattern: /^https?:\/\/[^\s<>)]+/, make: (match) => link(match[0], match[0]) },
  {
    pattern: /^<(@!?|#)(\d+)>/,
    make: (match, names) =>
      h(
        'span',
        { class: 'mention' },
        `${match[1] === '#' ? '#' : '@'}${names.get(match[2] ?? '') ?? match[2] ?? ''}`,
      ),
  },
  {
    pattern: /^<\/([^:>]+):\d+>/,
    make: (match) => h('span', { class: 'mention' }, `/${match[1] ?? ''}`),
  },
  {
    pattern: /^<t:(-?\d+)(?::([tTdDfFRsS]))?>/,
    make: (match, _names, now) => {
      const at = Number(match[1]) * 1000;
      return h('time', { title: new Date(at).toLocaleString() }, formatTime(at, match[2] ?? 'f', now));
    },
  },
];

const link = (url: string, label: Node | string): HTMLElement =>
  h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);

const renderInline = (text: string, names: ReadonlyMap<string, string>, now: number): DocumentFragment => {
  const out = document.createDocumentFragment();
  let plain = '';
  let rest = text;
  const flush = (): void => {
    if (plain !== '') out.append(plain);
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
    out.append(hit.rule.make(hit.match, names, now));
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

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** Discord's timestamp styles. */
export const formatTime = (at: number, style: string, now: number): string => {
  if (style === 'R') {
    const distance = at - now;
    const [unit, size] = units.find(([, size]) => Math.abs(distance) >= size) ?? (['second', 1_000] as const);
    return relative.format(Math.round(distance / size), unit);
  }
  const date = new Date(at);
  const styles: Record<string, Intl.DateTimeFormatOptions> = {
    t: { timeStyle: 'short' },
    T: { timeStyle: 'medium' },
    d: { dateStyle: 'short' },
    D: { dateStyle: 'long' },
    f: { dateStyle: 'long', timeStyle: 'short' },
    F: { dateStyle: 'full', timeStyle: 'short' },
    s: { dateStyle: 'short', timeStyle: 'short' },
    S: { dateStyle: 'short', timeStyle: 'medium' },
  };
  return date.toLocaleString('en-GB', styles[style] ?? { dateStyle: 'long', timeStyle: 'short' });
};
