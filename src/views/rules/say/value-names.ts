import type { Topic } from '../../../domain/rules/building/operators.ts';
import type { AnyField } from '../../../domain/rules/rule-set.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { knownLanguage } from '../../tracks/words.ts';

/** What the language of rules writes as a code, as the person calls it (`de`: German); the rest as it is. Not escaped. */
export const valueName = (field: AnyField | Topic | null, value: string, m: Messages): string => {
  switch (field) {
    case 'language':
      return knownLanguage(value, m) ?? value;
    case 'version':
      return m.tracks.versions[value] ?? value;
    case 'curation':
      return m.rules.stages[value] ?? value;
    default:
      return value;
  }
};
