import type { Reads } from '../../db/repositories/repositories.ts';
import type { RuleSetRow } from '../../db/repositories/rule-sets.ts';
import type { MemberId, RuleSetId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { StoredRuleSet } from '../../domain/rules/stored.ts';
import type { ResolveRules } from '../../domain/rules/uses.ts';
import type { RuleForms } from './forms.ts';

/** All rule sets of a member; definitions are read when somebody asks for them. */
export interface RuleBook {
  /** By name. */
  readonly rows: readonly RuleSetRow[];
  readonly resolve: ResolveRules;
  readonly find: (id: RuleSetId) => StoredRuleSet | null;
}

export const openBook = async (
  { ruleSets: read }: Pick<Reads, 'ruleSets'>,
  forms: RuleForms,
  memberId: MemberId,
): Promise<RuleBook> => {
  const rows = await read.ofMember(memberId);
  const byName = new Map(rows.map((row) => [fold(row.name), row]));
  const known = new Map<RuleSetId, RuleSet>();
  const rulesIn = (row: RuleSetRow): RuleSet => {
    const ready = known.get(row.id) ?? rulesOf(row, forms);
    known.set(row.id, ready);
    return ready;
  };
  return {
    rows,
    resolve: (name) => {
      const row = byName.get(fold(name));
      return row === undefined ? null : rulesIn(row);
    },
    find: (id) => {
      const row = rows.find((one) => one.id === id);
      return row === undefined ? null : storedOf(row, rulesIn(row));
    },
  };
};

/** @throws {Error} for a definition that this version of Segue did not write */
const rulesOf = (row: RuleSetRow, forms: RuleForms): RuleSet => {
  const read = forms.readJson(row.definition);
  if (!read.ok) throw new Error(`The definition of rule set ${row.id} cannot be read.`);
  return read.ruleSet;
};

const storedOf = ({ definition: _, ...row }: RuleSetRow, rules: RuleSet): StoredRuleSet => ({
  ...row,
  rules,
});
