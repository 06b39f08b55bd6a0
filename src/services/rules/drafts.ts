import type { Clock } from '../../clock.ts';
import type { RuleDraft } from '../../db/repositories/rule-drafts.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId, RuleDraftId, RuleSetId } from '../../domain/ids.ts';
import type { JsonProblem, TextProblem } from '../../domain/rules/problems.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { DraftState } from '../../domain/rules/stored.ts';
import { AppError } from '../../errors.ts';
import type { RuleForms } from './forms.ts';

/** What became of a text that somebody typed: understood, or kept with what is wrong with it. */
export type TextOutcome =
  | { readonly kind: 'rules'; readonly rules: RuleSet }
  | { readonly kind: 'draft'; readonly draft: RuleDraft; readonly problems: readonly TextProblem[] };

export type ImportOutcome =
  /** `name`: as the file has it; null when it has none. */
  | { readonly kind: 'rules'; readonly name: string | null; readonly rules: RuleSet }
  | { readonly kind: 'problems'; readonly problems: readonly JsonProblem[] };

/** Rules that are being written. Whatever is typed or chosen is in the database before it is understood. */
export interface RuleDrafts {
  /** @throws {AppError} NOT_FOUND when it was finished or thrown away */
  find(memberId: MemberId, id: RuleDraftId): Promise<RuleDraft>;
  /** Those touched last first. */
  list(memberId: MemberId): Promise<RuleDraft[]>;
  begin(
    memberId: MemberId,
    draft: { readonly ruleSetId: RuleSetId | null; readonly name: string | null; readonly state: DraftState },
  ): Promise<RuleDraft>;
  /** @param name what it is called from now on; as before when absent. @throws {AppError} NOT_FOUND */
  keep(memberId: MemberId, id: RuleDraftId, state: DraftState, name?: string | null): Promise<RuleDraft>;
  discard(memberId: MemberId, id: RuleDraftId): Promise<void>;
  /**
   * Reads a text. One that is not understood is kept: in the draft that it comes from, or in a new one.
   * @throws {AppError} NOT_FOUND when that draft is gone
   */
  takeText(
    memberId: MemberId,
    text: string,
    about: {
      readonly draftId?: RuleDraftId;
      readonly ruleSetId: RuleSetId | null;
      readonly name: string | null;
    },
  ): Promise<TextOutcome>;
  /** Reads an exported file: JSON, or the text form. @throws {AppError} INVALID_INPUT when it is neither */
  takeFile(content: string): ImportOutcome;
}

export const createRuleDrafts = (deps: { store: Store; clock: Clock; forms: RuleForms }): RuleDrafts => {
  const { store, clock, forms } = deps;
  const gone = (): AppError => new AppError('NOT_FOUND', { what: 'rule_draft' });

  const find: RuleDrafts['find'] = async (memberId, id) => {
    const draft = await store.read.ruleDrafts.find(memberId, id);
    if (draft === null) throw gone();
    return draft;
  };
  const begin: RuleDrafts['begin'] = async (memberId, draft) => {
    const id = await store.transaction((tx) => tx.ruleDrafts.add(memberId, draft, clock.now()));
    return find(memberId, id);
  };
  const keep: RuleDrafts['keep'] = async (memberId, id, state, name) => {
    const patch = name === undefined ? { state } : { state, name };
    const kept = await store.transaction((tx) => tx.ruleDrafts.update(memberId, id, patch, clock.now()));
    if (!kept) throw gone();
    return find(memberId, id);
  };

  return {
    find,
    begin,
    keep,
    list: (memberId) => store.read.ruleDrafts.ofMember(memberId),
    discard: (memberId, id) => store.transaction((tx) => tx.ruleDrafts.remove(memberId, id)),

    takeText: async (memberId, text, { draftId, ruleSetId, name }) => {
      const read = forms.readText(text);
      if (read.ok) return { kind: 'rules', rules: read.ruleSet };
      const state = { kind: 'text', text } as const;
      const draft =
        draftId === undefined
          ? await begin(memberId, { ruleSetId, name, state })
          : await keep(memberId, draftId, state, name);
      return { kind: 'draft', draft, problems: read.problems };
    },

    takeFile: (content) => {
      const json = parsed(content);
      if (json === undefined) {
        const read = forms.readText(content);
        if (read.ok) return { kind: 'rules', name: null, rules: read.ruleSet };
        throw new AppError('INVALID_INPUT', { problem: 'rule_file' });
      }
      const read = forms.readJson(json);
      return read.ok
        ? { kind: 'rules', name: read.name, rules: read.ruleSet }
        : { kind: 'problems', problems: read.problems };
    },
  };
};

/** Undefined for what is no JSON. */
const parsed = (content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
};
