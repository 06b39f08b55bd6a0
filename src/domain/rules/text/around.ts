import type { NumberInfo, Unit } from '../fields.ts';
import type { Amount, NumberSubject, Statement } from '../rule-set.ts';
import type { Cursor } from './cursor.ts';
import { readNumber } from './values.ts';

const AROUND = [
  'is around',
  'is about',
  'is close to',
  'is near',
  'is roughly',
  'around',
  'about',
  'close to',
  'near',
  'roughly',
  'approximately',
  'circa',
] as const;

/** What "around" means where nobody says it: as far as two tracks still go together. Counts are exact. */
const NEAR: Readonly<Partial<Record<Unit, number>>> = {
  bpm: 3,
  year: 2,
  share: 0.05,
  duration: 15_000,
  db: 1,
};

/** `bpm around 128`, `bpm ~ 128 +- 5`; null when it does not stand here. */
export const readAround = (
  cursor: Cursor,
  subject: NumberSubject,
  { field, unit, range: [least, most] }: NumberInfo,
): Statement | null => {
  const usual = NEAR[unit];
  if (usual === undefined || (!cursor.sign('~') && cursor.eat(...AROUND) === null)) return null;
  const middle = readNumber(cursor, unit, field);
  const asked =
    cursor.eat('plus or minus', 'plus minus', 'give or take') !== null ||
    (cursor.isSign('+') && cursor.isSign('-', 1));
  if (asked) cursor.sign('+');
  if (asked) cursor.sign('-');
  const by = asked ? readNumber(cursor, unit, field) : usual;
  const at = (value: number): Amount => ({
    kind: 'number',
    value: Math.min(most, Math.max(least, Math.round(value * 10_000) / 10_000)),
  });
  return { about: 'number', subject, op: 'between', from: at(middle - by), to: at(middle + by) };
};
