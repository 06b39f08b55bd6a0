import { type Need, needOf } from '../../domain/rules/building/operators.ts';
import type { Messages } from '../messages/catalogue.ts';
import { type Asked, VALUE_FIELDS } from './value-form.ts';

/** What was typed into such a form; several values go with commas. */
export const typedValues = (
  { topic, operator }: Asked,
  field: (name: string) => string,
  m: Messages,
): string[] => {
  const need = needOf(topic, operator);
  if (need === 'values') return splitValues(field('first'));
  if (need === 'word') return [field('first').trim()].filter((value) => value !== '');
  const spoken = (name: string): string => m.rules.forms.spoken(field(name));
  return TWO.includes(need) ? VALUE_FIELDS.map(spoken) : [spoken('first')];
};

const TWO: readonly Need[] = ['range', 'numberIn', 'dates'];

/** `techno, house` */
export const splitValues = (typed: string): string[] =>
  typed
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
