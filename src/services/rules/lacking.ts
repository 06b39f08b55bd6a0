import type { MemberId } from '../../domain/ids.ts';
import { fieldInfo } from '../../domain/rules/fields.ts';
import type { AnyField, Rule, RuleSet } from '../../domain/rules/rule-set.ts';
import type { Lacking } from '../../domain/rules/shown.ts';
import type { RulePreviews } from './preview.ts';

/** Fields that somebody outside has to tell; everything else is always known. */
const TOLD: readonly AnyField[] = [
  'bpm',
  'key',
  'energy',
  'danceability',
  'valence',
  'acousticness',
  'instrumentalness',
  'loudness',
  'genre',
  'style',
  'mood',
  'language',
  'label',
  'released',
  'year',
];
/** Less than this is no news. */
const SHARE = 0.1;
const MOST = 3;

/** What is not known of many tracks although the rules ask for it: such tracks cannot match yet. */
export const lackingOf = async (
  previews: Pick<RulePreviews, 'counts'>,
  memberId: MemberId,
  rules: RuleSet,
): Promise<Lacking[]> => {
  const fields = [...new Set(fieldsIn(rules.where))].filter((field) => TOLD.includes(field)).slice(0, MOST);
  if (fields.length === 0) return [];
  const everything: Rule = { kind: 'all', rules: [] };
  const missing = (field: AnyField): Rule => ({
    kind: 'is',
    about: 'presence',
    field: fieldInfo(field).field,
    present: false,
  });
  const asked = [everything, ...fields.map(missing)].map((where) => ({ ...rules, where }));
  const [of = 0, ...counts] = await previews.counts(memberId, asked);
  return fields
    .map((field, at) => ({ field, tracks: counts[at] ?? 0, of }))
    .filter(({ tracks }) => tracks > 0 && tracks >= of * SHARE);
};

const fieldsIn = (rule: Rule): AnyField[] => {
  switch (rule.kind) {
    case 'use':
      return [];
    case 'not':
      return fieldsIn(rule.rule);
    case 'if':
      return [rule.if, rule.then, rule.else].flatMap(fieldsIn);
    case 'is':
      // It says itself what becomes of tracks of which it is not known.
      if (rule.whenMissing !== undefined) return [];
      if (rule.about === 'membership' || rule.about === 'presence' || rule.about === 'confidence') return [];
      if (rule.about === 'key') return ['key'];
      return [rule.about === 'number' || rule.about === 'date' ? rule.subject.field : rule.field];
    default:
      return rule.rules.flatMap(fieldsIn);
  }
};
