import type { Need, Topic } from '../../domain/rules/building/operators.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { splitValues } from '../../views/rules/typed-values.ts';

/** Words have no commas in them; names of artists and playlists may. */
const WORDS: readonly Topic[] = [
  'genre',
  'style',
  'mood',
  'tag',
  'key',
  'language',
  'curation',
  'curatedWeek',
];

/** `124 .. 132`, `3 in 2 weeks`, or one value, as it is said in the person's language. */
export const givenOf = (topic: Topic, need: Need, said: string, m: Messages): string[] => {
  const value = need === 'values' || need === 'word' ? said : m.rules.forms.spoken(said);
  if (need === 'values') return WORDS.includes(topic) ? splitValues(value) : [value.trim()].filter(Boolean);
  const two = { range: /\.\.|–| to | and | - /, dates: / to | and |\.\./, numberIn: / in (?:the last )?|, / };
  if (need === 'range' || need === 'dates' || need === 'numberIn') {
    const [first = '', second = ''] = value.split(two[need]);
    return [first, second];
  }
  return need === 'nothing' ? [] : [value];
};
