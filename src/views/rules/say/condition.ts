import type { Condition, Statement } from '../../../domain/rules/rule-set.ts';
import { datesWords } from './dates.ts';
import { placeWords } from './places.ts';
import { valueName } from './value-names.ts';
import { amountWords, percentWords, subjectWords, windowWords } from './values.ts';
import { allOf, anyOf, listed, type Voice } from './voice.ts';

/** One condition in plain words: `BPM 124–132`. */
export const conditionWords = (condition: Condition, voice: Voice): string => {
  const { whenMissing } = condition;
  const words = statementWords(condition, voice);
  return whenMissing === undefined ? words : voice.m.ruleWords.unknowns[whenMissing](words);
};

type About<A extends Statement['about']> = Extract<Statement, { about: A }>;

const statementWords = (statement: Statement, voice: Voice): string => {
  const { m } = voice;
  const w = m.ruleWords;
  switch (statement.about) {
    case 'text':
      return textWords(statement, voice);
    case 'number':
      return numbersWords(statement, voice);
    case 'date':
      return datesWords(statement, voice);
    case 'set': {
      const { field, op, values, minWeight } = statement;
      const names = values.map((value) => valueName(field, value, m));
      const words = w.sets[op](w.fields[field], anyOf(voice, names), allOf(voice, names));
      return minWeight === undefined ? words : w.weighty(words, percentWords(minWeight, m));
    }
    case 'flag':
      return statement.value ? w.flags[statement.field] : w.notFlags[statement.field];
    case 'key': {
      const keys = listed(
        voice,
        statement.values.map((key) => voice.clean(key, 12)),
        w.or,
      );
      return { is: w.keyIs, isNot: w.keyIsNot, compatible: w.keyFits }[statement.op](keys);
    }
    case 'membership':
      return placeWords(statement.place, statement.member, voice);
    case 'presence':
      return (statement.present ? w.known : w.unknown)(w.fields[statement.field]);
    case 'confidence':
      return w.sure(w.fields[statement.field], percentWords(statement.atLeast, m));
  }
};

const textWords = ({ field, op, values, exactly, threshold }: About<'text'>, voice: Voice): string => {
  const w = voice.m.ruleWords;
  const whole = op === 'is' || op === 'isNot';
  const names = whole ? values.map((value) => valueName(field, value, voice.m)) : values;
  const words = w.texts[op](w.fields[field], anyOf(voice, names));
  const near = threshold === undefined ? words : w.similarAt(words, percentWords(threshold, voice.m));
  return exactly === true ? w.exactly(near) : near;
};

const numbersWords = (statement: About<'number'>, voice: Voice): string => {
  const w = voice.m.ruleWords;
  const { field, window } = statement.subject;
  const subject = subjectWords(statement.subject, voice);
  if ('from' in statement) {
    const say = statement.op === 'between' ? w.between : w.notBetween;
    return say(subject, amountWords(field, statement.from, voice), amountWords(field, statement.to, voice));
  }
  const { op, value } = statement;
  const when = window === undefined ? null : windowWords(window, voice);
  if (field === 'plays' && value.kind === 'number') {
    if (value.value === 0 && (op === 'eq' || op === 'lte')) return w.notPlayed(when);
    if ((value.value === 0 && op === 'gt') || (value.value === 1 && op === 'gte')) return w.played(when);
  }
  return w.numbers[op](subject, amountWords(field, value, voice));
};
