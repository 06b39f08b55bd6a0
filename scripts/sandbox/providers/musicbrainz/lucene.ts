/** A search in the query language of Lucene, as far as people use it for music. */
export interface Clause {
  occurs: 'must' | 'should' | 'not';
  part: Part;
  /** `^2`: how much more it counts. */
  boost?: number;
}
export type Part =
  | { kind: 'group'; clauses: Clause[] }
  | { kind: 'phrase'; field: string | null; text: string }
  | { kind: 'term'; field: string | null; text: string; fuzzy: boolean; prefix: boolean }
  | { kind: 'range'; field: string; from: string; to: string };

/** What cannot be read; the search server answers 400. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
}

const special = '+-&|!(){}[]^"~*?:\\/';

/** @throws {QueryError} for unbalanced quotes and brackets, and for signs that had to be escaped */
export function parseLucene(text: string): Clause[] {
  const reader = createReader(text);
  const clauses = readClauses(reader, null);
  if (!reader.done()) throw new QueryError(`unexpected ")" at ${reader.at()}`);
  if (clauses.length === 0) throw new QueryError('nothing to look for');
  return clauses;
}

interface Reader {
  done(): boolean;
  at(): number;
  peek(): string;
  next(): string;
  /** Steps over `word` when it stands here. */
  eat(word: string): boolean;
  skipSpace(): void;
}

function createReader(text: string): Reader {
  let at = 0;
  return {
    done: () => at >= text.length,
    at: () => at,
    peek: () => text[at] ?? '',
    next: () => text[at++] ?? '',
    eat(word) {
      if (!text.startsWith(word, at)) return false;
      const after = text[at + word.length];
      if (/^[A-Z]+$/.test(word) && after !== undefined && !/[\s(]/.test(after)) return false;
      at += word.length;
      return true;
    },
    skipSpace() {
      while (/\s/.test(text[at] ?? '')) at++;
    },
  };
}

function readClauses(reader: Reader, field: string | null): Clause[] {
  const clauses: Clause[] = [];
  let occurs: Clause['occurs'] = 'should';
  for (;;) {
    reader.skipSpace();
    if (reader.done() || reader.peek() === ')') {
      if (occurs !== 'should') throw new QueryError('nothing follows an operator');
      return clauses;
    }
    if (reader.eat('AND') || reader.eat('&&')) {
      const before = clauses.at(-1);
      if (!before) throw new QueryError('AND has nothing on its left');
      if (before.occurs === 'should') before.occurs = 'must';
      occurs = 'must';
      continue;
    }
    if (reader.eat('OR') || reader.eat('||')) continue;
    if (reader.eat('NOT') || reader.eat('!') || reader.eat('-')) occurs = 'not';
    else if (reader.eat('+')) occurs = 'must';
    reader.skipSpace();
    const part = readPart(reader, field);
    // `"a b"~3`: how far apart the words may stand is of no matter here.
    if (part.kind === 'phrase' && reader.eat('~')) readNumber(reader);
    const boost = reader.eat('^') ? readNumber(reader) : undefined;
    if (part.kind === 'term') refuseRest(reader);
    clauses.push({ occurs, part, ...(boost !== undefined && { boost }) });
    occurs = 'should';
  }
}

function readPart(reader: Reader, field: string | null): Part {
  if (reader.eat('(')) {
    const clauses = readClauses(reader, field);
    if (!reader.eat(')')) throw new QueryError('a bracket is not closed');
    return { kind: 'group', clauses };
  }
  if (reader.eat('"')) return { kind: 'phrase', field, text: readQuoted(reader) };
  if (field !== null && (reader.peek() === '[' || reader.peek() === '{')) return readRange(reader, field);
  const word = readWord(reader);
  if (reader.eat(':')) {
    if (field !== null || !/^[a-z_]+$/.test(word)) throw new QueryError(`":" at ${reader.at()}`);
    return readPart(reader, word);
  }
  const prefix = reader.eat('*');
  const fuzzy = reader.eat('~');
  if (fuzzy) readNumber(reader);
  return { kind: 'term', field, text: word, fuzzy, prefix };
}

/** The number that stands here; 1 for none. */
function readNumber(reader: Reader): number {
  let digits = '';
  while (/[\d.]/.test(reader.peek())) digits += reader.next();
  return digits === '' ? 1 : Number(digits);
}

/** After a word comes a space, a bracket that ends a group, or nothing. */
function refuseRest(reader: Reader): void {
  const following = reader.peek();
  if (following !== '' && following !== ')' && !/\s/.test(following)) {
    throw new QueryError(`"${following}" at ${reader.at()} must be escaped`);
  }
}

function readWord(reader: Reader): string {
  let word = '';
  for (;;) {
    const sign = reader.peek();
    if (sign === '\\') {
      reader.next();
      if (reader.done()) throw new QueryError('a backslash at the end');
      word += reader.next();
    } else if (sign === '-' && word !== '') word += reader.next();
    else if (sign === '' || /\s/.test(sign) || special.includes(sign)) break;
    else word += reader.next();
  }
  if (word === '') throw new QueryError(`"${reader.peek()}" at ${reader.at()} must be escaped`);
  return word;
}

function readQuoted(reader: Reader): string {
  let text = '';
  for (;;) {
    if (reader.done()) throw new QueryError('a quote is not closed');
    const sign = reader.next();
    if (sign === '"') return text;
    text += sign === '\\' ? reader.next() : sign;
  }
}

function readRange(reader: Reader, field: string): Part {
  reader.next();
  let inner = '';
  while (reader.peek() !== ']' && reader.peek() !== '}') {
    if (reader.done()) throw new QueryError('a range is not closed');
    inner += reader.next();
  }
  reader.next();
  const ends = /^(\S+) TO (\S+)$/.exec(inner.trim());
  if (!ends?.[1] || !ends[2]) throw new QueryError(`the range ${inner} is not "a TO b"`);
  return { kind: 'range', field, from: ends[1], to: ends[2] };
}
