import type { MemberId, RuleDraftId, RuleSetId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import {
  type BrokenText,
  type ChosenTemplate,
  type RuleRef,
  type Subject,
  stepOf,
  templateIn,
} from '../../domain/rules/building/work.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { StoredRuleSet } from '../../domain/rules/stored.ts';
import { AppError, isAppError } from '../../errors.ts';
import type { RuleDrafts } from './drafts.ts';
import type { RuleForms } from './forms.ts';
import type { RuleSets } from './rule-sets.ts';

/** What a draft holds: rules, or a text that is not understood yet. */
export type Work =
  | { readonly kind: 'rules'; readonly subject: Subject }
  | { readonly kind: 'text'; readonly broken: BrokenText };

/** Rules on their way from an idea to a rule set that is kept. Everything on the way is in the database. */
export interface RuleBench {
  /** @throws {AppError} NOT_FOUND */
  open(memberId: MemberId, ref: RuleRef): Promise<Work>;
  /** Rules that can be shown. @throws {AppError} NOT_FOUND, also for a text that is not understood yet */
  subject(memberId: MemberId, ref: RuleRef): Promise<Subject>;
  begin(
    memberId: MemberId,
    work: {
      readonly rules: RuleSet;
      readonly name: string | null;
      readonly ruleSetId?: RuleSetId | null;
      readonly template?: ChosenTemplate;
    },
  ): Promise<Subject>;
  /** A draft to change what is shown: the draft itself, or a new one of a rule set. @throws {AppError} NOT_FOUND */
  edit(memberId: MemberId, ref: RuleRef): Promise<Subject>;
  /** @throws {AppError} NOT_FOUND */
  change(
    memberId: MemberId,
    id: RuleDraftId,
    change: (rules: RuleSet) => RuleSet,
    template?: ChosenTemplate,
  ): Promise<Subject>;
  /** @throws {AppError} NOT_FOUND */
  rename(memberId: MemberId, id: RuleDraftId, name: string): Promise<Subject>;
  /** What somebody typed: understood, or kept as it is with what is wrong. @throws {AppError} NOT_FOUND */
  type(memberId: MemberId, ref: RuleRef | null, text: string, name: string | null): Promise<Work>;
  /**
   * Keeps it as a rule set, and is done with the draft. A proposed name that is taken gets a number.
   * @param proposed the name where nobody gave one
   * @throws {AppError} NOT_FOUND, INVALID_INPUT, LIMIT_REACHED
   */
  save(memberId: MemberId, ref: RuleRef, proposed: string): Promise<StoredRuleSet>;
}

export const createRuleBench = (deps: {
  drafts: RuleDrafts;
  sets: Pick<RuleSets, 'find' | 'list' | 'create' | 'change'>;
  forms: RuleForms;
}): RuleBench => {
  const { drafts, sets, forms } = deps;
  const stateOf = (rules: RuleSet, template: ChosenTemplate | null) =>
    ({ kind: 'builder', rules: forms.writeJson(rules), step: stepOf(template) }) as const;

  /** Null when it was deleted while somebody changed it: then it becomes a new one. */
  const setOf = async (memberId: MemberId, id: RuleSetId | null): Promise<StoredRuleSet | null> => {
    if (id === null) return null;
    return sets.find(memberId, id).catch((error: unknown) => {
      if (isAppError(error, 'NOT_FOUND')) return null;
      throw error;
    });
  };

  const open: RuleBench['open'] = async (memberId, ref) => {
    if (ref.on === 'set') {
      const set = await sets.find(memberId, ref.id);
      return { kind: 'rules', subject: { ref, name: set.name, rules: set.rules, set, template: null } };
    }
    const { id, name, ruleSetId, state } = await drafts.find(memberId, ref.id);
    if (state.kind === 'text') {
      const { text } = state;
      const read = forms.readText(text);
      const problems = read.ok ? [] : read.problems;
      return { kind: 'text', broken: { draftId: id, name, text, problems } };
    }
    const read = forms.readJson(state.rules);
    if (!read.ok) throw new AppError('NOT_FOUND', { what: 'rule_draft' });
    const set = await setOf(memberId, ruleSetId);
    const template = templateIn(state.step);
    return { kind: 'rules', subject: { ref, name, rules: read.ruleSet, set, template } };
  };

  const subject: RuleBench['subject'] = async (memberId, ref) => {
    const work = await open(memberId, ref);
    if (work.kind === 'text') throw new AppError('NOT_FOUND', { what: 'rule_draft' });
    return work.subject;
  };
  const draft = (memberId: MemberId, id: RuleDraftId): Promise<Subject> =>
    subject(memberId, { on: 'draft', id });

  const begin: RuleBench['begin'] = async (memberId, { rules, name, ruleSetId = null, template = null }) => {
    const { id } = await drafts.begin(memberId, { ruleSetId, name, state: stateOf(rules, template) });
    return draft(memberId, id);
  };

  return {
    open,
    subject,
    begin,

    edit: async (memberId, ref) => {
      const shown = await subject(memberId, ref);
      if (ref.on === 'draft') return shown;
      return begin(memberId, { rules: shown.rules, name: shown.name, ruleSetId: ref.id });
    },

    change: async (memberId, id, change, template) => {
      const { rules } = await draft(memberId, id);
      await drafts.keep(memberId, id, stateOf(change(rules), template ?? null));
      return draft(memberId, id);
    },

    rename: async (memberId, id, name) => {
      const { rules, template } = await draft(memberId, id);
      await drafts.keep(memberId, id, stateOf(rules, template), name);
      return draft(memberId, id);
    },

    type: async (memberId, ref, text, name) => {
      const ruleSetId = ref?.on === 'set' ? ref.id : null;
      const known = ref?.on === 'draft' ? await drafts.find(memberId, ref.id) : null;
      const about = { ruleSetId: known?.ruleSetId ?? ruleSetId, name };
      const taken = await drafts.takeText(memberId, text, {
        ...about,
        ...(known === null ? {} : { draftId: known.id }),
      });
      if (taken.kind === 'draft') {
        const { draft: kept, problems } = taken;
        return { kind: 'text', broken: { draftId: kept.id, name, text, problems } };
      }
      if (known === null)
        return { kind: 'rules', subject: await begin(memberId, { ...about, rules: taken.rules }) };
      await drafts.keep(memberId, known.id, stateOf(taken.rules, null), name);
      return { kind: 'rules', subject: await draft(memberId, known.id) };
    },

    save: async (memberId, ref, proposed) => {
      const { name, rules, set } = await subject(memberId, ref);
      if (ref.on === 'set' && set !== null) return set;
      const saved =
        set === null
          ? await sets.create(memberId, { name: await freeName(memberId, name ?? proposed), rules })
          : await sets.change(memberId, set.id, { rules, ...(name === null ? {} : { name }) });
      if (ref.on === 'draft') await drafts.discard(memberId, ref.id);
      return saved;
    },
  };

  async function freeName(memberId: MemberId, wanted: string): Promise<string> {
    const taken = new Set((await sets.list(memberId)).map(({ name }) => fold(name)));
    if (!taken.has(fold(wanted))) return wanted;
    const numbered = (number: number): string => `${wanted.slice(0, LONGEST)} ${number}`;
    let number = 2;
    while (taken.has(fold(numbered(number)))) number += 1;
    return numbered(number);
  }
};

/** Leaves room for a number within the longest name. */
const LONGEST = 55;
