import { fieldInfo } from '../../../domain/rules/fields.ts';
import type { Dedupe, Limit, Shape, SortKey } from '../../../domain/rules/rule-set.ts';
import { DEFAULT_DEDUPE } from '../../../domain/rules/text/draft.ts';
import { formatNumber } from '../../kit/format.ts';
import { ruleWords } from './rule.ts';
import { percentWords, subjectWords, windowWords } from './values.ts';
import { listed, type Voice } from './voice.ts';

/** What becomes of the tracks that match, a phrase each: `at most 50 tracks`, `newest date added first`. */
export const shapePhrases = (shape: Shape, voice: Voice): string[] => {
  const { m } = voice;
  const w = m.ruleWords;
  const number = (value: number): string => formatNumber(value, m.locale);
  const { dedupe, limits, caps, sort, selectedBy, separate, mix } = shape;
  const parts = mix.reduce((sum, share) => sum + share.parts, 0);
  const shares = mix.map((share) =>
    w.share(percentWords(Math.round((share.parts / parts) * 100) / 100, m), ruleWords(share.where, voice, 1)),
  );
  return [
    ...limits.map((limit) => limitWords(limit, voice)),
    ...caps.map(({ per, atMost }) => w.cap(number(atMost), w.caps[per])),
    ...(sort.length === 0 ? [] : [sortWords(sort, voice)]),
    ...(selectedBy === undefined ? [] : [w.chosenBy(sortWords(selectedBy, voice))]),
    ...separate.map(({ per, atLeast }) => w.separate(number(atLeast), w.caps[per])),
    ...(shares.length === 0 ? [] : [w.mix(listed(voice, shares, w.and))]),
    ...dedupeWords(dedupe, voice),
  ];
};

export const limitWords = (limit: Limit, { m }: Voice): string => {
  const words = m.ruleWords.limits[limit.by](formatNumber(limit.count, m.locale), limit.count === 1);
  return limit.by === 'minutes' && limit.overshoot === true ? m.ruleWords.overshoot(words) : words;
};

const sortWords = (keys: readonly SortKey[], voice: Voice): string =>
  keys.map((key) => keyWords(key, voice)).reduce((first, next) => voice.m.ruleWords.thenBy(first, next));

const keyWords = (key: SortKey, voice: Voice): string => {
  const w = voice.m.ruleWords;
  switch (key.by) {
    case 'random':
      return w.random[key.seed.per];
    case 'weightedRandom':
      return w.weighted(w.random[key.seed.per], subjectWords(key.subject, voice), key.factor >= 0);
    case 'field': {
      const { type } = fieldInfo(key.field);
      const orders = w.orders[type === 'date' ? 'date' : type === 'number' ? 'number' : 'text'];
      const name = w.fields[key.field];
      return orders[key.direction](
        key.window === undefined ? name : w.inWindow(name, windowWords(key.window, voice)),
      );
    }
  }
};

const dedupeWords = ({ by, keep }: Dedupe, { m }: Voice): string[] => {
  const w = m.ruleWords;
  if (by === DEFAULT_DEDUPE.by && keep === DEFAULT_DEDUPE.keep) return [];
  return [by === 'nothing' ? w.dedupe[by] : w.keeping(w.dedupe[by], w.keeps[keep])];
};
