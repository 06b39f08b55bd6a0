import type { MemberId } from '../../domain/ids.ts';
import { isValued, type Topic } from '../../domain/rules/building/operators.ts';
import type { SelectOption } from '../../views/kit/controls.ts';
import { formatNumber } from '../../views/kit/format.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { valueName } from '../../views/rules/say/value-names.ts';
import type { RuleFeatureDeps } from './deps.ts';
import { KEY_NAMES } from './keys.ts';

/** A value that a person can pick, as menus and suggestions show it. */
export type KnownOption = Pick<SelectOption, 'label' | 'value' | 'description'>;

const MOST = 25;
/** Longer values do not fit into an option; they are typed. */
const LONGEST = 100;

/** The member's own values of a topic, the commonest first; keys and rule sets too. */
export const valueOptions = async (
  { ruleValues, ruleSets }: Pick<RuleFeatureDeps, 'ruleValues' | 'ruleSets'>,
  member: MemberId,
  topic: Topic,
  typed: string,
  m: Messages,
): Promise<KnownOption[]> => {
  if (topic === 'key') {
    const wanted = typed.trim().toLowerCase();
    return KEY_NAMES.filter((name) => name.toLowerCase().startsWith(wanted)).map(same);
  }
  if (topic === 'ruleSet') return (await ruleSets.suggest(member, typed)).map(({ name }) => same(name));
  if (!isValued(topic)) return [];
  const known = await ruleValues.suggest(member, topic, typed, MOST);
  return known
    .filter(({ value }) => value.length <= LONGEST)
    .map(({ value, tracks }) => ({
      label: topic === 'source' && value === 'liked' ? m.rules.build.liked : valueName(topic, value, m),
      value,
      description: m.rules.tracks(tracks, formatNumber(tracks, m.locale)),
    }));
};

const same = (value: string): KnownOption => ({ label: value, value });
