/** One line of Prometheus' text format, read strictly. */
export interface ReadSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/s;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/gsy;
const NUMBERS: Readonly<Record<string, number>> = {
  '+Inf': Number.POSITIVE_INFINITY,
  '-Inf': Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
};

/** Reads an answer of format 0.0.4 as its specification says. @throws {Error} for a line that is none */
export const readExposition = (text: string): ReadSample[] => {
  if (text !== '' && !text.endsWith('\n')) throw new Error('The last line does not end.');
  const types = new Set<string>();
  return text
    .split('\n')
    .slice(0, -1)
    .flatMap((line): ReadSample[] => {
      if (line.startsWith('# ')) {
        const [, word, name = ''] = line.split(' ');
        if (word === 'TYPE' && types.has(name)) throw new Error(`${name} has two types.`);
        if (word === 'TYPE') types.add(name);
        return [];
      }
      const [, name = '', inside = '', number = ''] = LINE.exec(line) ?? [];
      if (name === '') throw new Error(`No sample: ${line}`);
      return [{ name, labels: labelsOf(inside, line), value: NUMBERS[number] ?? numberOf(number, line) }];
    });
};

const labelsOf = (inside: string, line: string): Record<string, string> => {
  const labels: Record<string, string> = {};
  let end = 0;
  for (const match of inside.matchAll(LABEL)) {
    const [whole, name = '', value = ''] = match;
    labels[name] = value.replace(/\\([\\"n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
    end = match.index + whole.length;
  }
  if (end !== inside.length) throw new Error(`Labels that cannot be read: ${line}`);
  return labels;
};

const numberOf = (text: string, line: string): number => {
  const value = Number(text);
  if (Number.isNaN(value)) throw new Error(`No number: ${line}`);
  return value;
};
