/** A part of a written title. */
export interface Segment {
  readonly text: string;
  readonly kind: 'text' | 'bracket' | 'dash';
  /** In square brackets: labels and catalogue numbers stand there, too. */
  readonly square: boolean;
}

const WIDE: Readonly<Record<string, string>> = {
  '（': ' (',
  '）': ')',
  '［': ' [',
  '］': ']',
  '【': ' [',
  '】': ']',
  '〔': ' [',
  '〕': ']',
};
const CUTS = /[([{（［【〔]|\s[-–—―‒|]\s|\s[-~～].+[-~～]\s*$/;
const WORD = /[\p{L}\p{N}]/u;
const DASHES = '-–—―‒|';
const OPEN = '([{';
const CLOSE = ')]}';
/** "Title -Acoustic ver.-" and "Title ～Acoustic ver.～", as Japanese releases write it. */
const TAIL = /\s([-~～])([^-~～]+)\1\s*$/;

/** The country of somebody in the middle of a name: "Nova Lane (UK) Remix". */
const NAMESAKE = /\s\((?:[A-Z]{2,3}|uk|usa|arg|br|dk|nl|oz)\)\s(?=\p{L})/gu;

/**
 * Takes a title apart at brackets (nested ones come after those that hold them) and at dashes between spaces. Brackets
 * inside a word, such as "(un)happy" or ":)", are part of the word.
 */
export const cutTitle = (title: string): Segment[] => {
  if (!CUTS.test(title)) return [{ text: title, kind: 'text', square: false }];
  const raw = title
    .replace(NAMESAKE, ' ')
    .replace(/[（）［］【】〔〕]/g, (bracket) => WIDE[bracket] ?? bracket)
    .replace(TAIL, (_, _mark, inner: string) => ` (${inner.trim()})`);
  const segments: Segment[] = [];
  walk(raw, 'text', segments);
  return segments;
};

const isWord = (character: string | undefined): boolean => character !== undefined && WORD.test(character);
const isSpace = (character: string | undefined): boolean => character === undefined || /\s/.test(character);

const walk = (raw: string, first: Segment['kind'], into: Segment[]): void => {
  let kind = first;
  let from = 0;
  const flush = (to: number): void => {
    const text = raw.slice(from, to).trim();
    if (text === '') return;
    into.push({ text, kind, square: false });
    kind = 'text';
  };
  for (let at = 0; at < raw.length; at++) {
    const character = raw[at] ?? '';
    if (OPEN.includes(character)) {
      const end = closing(raw, at);
      if (end === -1 || (isWord(raw[at - 1]) && !isSeparate(raw.slice(at + 1, end)))) continue;
      flush(at);
      bracket(raw.slice(at + 1, end), character === '[', into);
      at = end;
      from = end + 1;
    } else if (DASHES.includes(character) && isSpace(raw[at - 1]) && isSpace(raw[at + 1]) && at > 0) {
      flush(at);
      kind = 'dash';
      from = at + 1;
    }
  }
  flush(raw.length);
};

/** "Undertow(Extended Mix)" lost a space; "re(work)" is one word. */
const isSeparate = (inner: string): boolean => inner.length > 4 || /[\s\p{Lu}]/u.test(inner);

/** The place of the closing bracket; the end for one that is never closed; -1 for one inside a word. */
const closing = (raw: string, open: number): number => {
  let depth = 0;
  for (let at = open; at < raw.length; at++) {
    const character = raw[at] ?? '';
    if (OPEN.includes(character)) depth++;
    else if (CLOSE.includes(character)) depth--;
    if (depth === 0) return isWord(raw[at + 1]) ? -1 : at;
  }
  return open === 0 ? -1 : raw.length;
};

const bracket = (inner: string, square: boolean, into: Segment[]): void => {
  const nested: Segment[] = [];
  const own: string[] = [];
  for (const segment of innerSegments(inner)) {
    if (segment.kind === 'bracket') nested.push(segment);
    else own.push(segment.kind === 'dash' ? ` - ${segment.text}` : segment.text);
  }
  const text = own.join(' ').trim();
  if (text !== '') into.push({ text, kind: 'bracket', square });
  into.push(...nested);
};

const innerSegments = (inner: string): Segment[] => {
  const segments: Segment[] = [];
  if (/[([{]/.test(inner)) walk(inner, 'text', segments);
  else segments.push({ text: inner, kind: 'text', square: false });
  return segments;
};
