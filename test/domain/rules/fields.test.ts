import { describe, expect, test } from 'vitest';
import { FIELDS, fieldNamed, nameKey } from '../../../src/domain/rules/fields.ts';

describe('the table of fields', () => {
  test('no name means two fields', () => {
    const owners = new Map<string, string>();
    for (const { field, word, aliases } of FIELDS) {
      for (const name of [field, word, ...aliases].map(nameKey)) {
        expect([name, owners.get(name) ?? field]).toEqual([name, field]);
        owners.set(name, field);
      }
    }
  });

  test.each([
    ['tempo', 'bpm'],
    ['Added At', 'added'],
    ['last-played', 'lastPlayed'],
    ['lastPlayed', 'lastPlayed'],
    ['length', 'duration'],
    ['skip_rate', 'skipRate'],
  ])('%s is %s', (name, field) => expect(fieldNamed(name)?.field).toBe(field));

  test('a word that is no field is none', () => expect(fieldNamed('colour')).toBeUndefined());
});
