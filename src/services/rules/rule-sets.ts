import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId, RuleSetId } from '../../domain/ids.ts';
import { beginsFirst } from '../../domain/library/choices.ts';
import { fold } from '../../domain/library/fold.ts';
import { circleOf } from '../../domain/rules/circles.ts';
import { dependenciesOf } from '../../domain/rules/dependencies.ts';
import { nextDue } from '../../domain/rules/due.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { RuleNotify, RuleSchedule, StoredRuleSet } from '../../domain/rules/stored.ts';
import { renameUses, usedNames } from '../../domain/rules/uses.ts';
import { AppError } from '../../errors.ts';
import { openBook, type RuleBook } from './book.ts';
import type { RuleForms } from './forms.ts';
import { invalid, plainName } from './naming.ts';

/** How a new rule set begins; a change of one may say any of it. */
export interface RuleSetWish {
  readonly name: string;
  readonly rules: RuleSet;
  /** `never` when absent: it is shown and applied by hand, until somebody wants more. */
  readonly schedule?: RuleSchedule;
  readonly notify?: RuleNotify;
}

/** The rule sets of members. Every verb belongs to one member, and knows nothing of the others'. */
export interface RuleSets {
  /** @throws {AppError} INVALID_INPUT (name, name taken, circle), LIMIT_REACHED */
  create(memberId: MemberId, wish: RuleSetWish): Promise<StoredRuleSet>;
  /**
   * Changes what is given. Where others use it, they use it under its new name.
   * @throws {AppError} NOT_FOUND, INVALID_INPUT
   */
  change(
    memberId: MemberId,
    id: RuleSetId,
    patch: Partial<RuleSetWish> & { readonly enabled?: boolean },
  ): Promise<StoredRuleSet>;
  /** The same under another name, switched off. @throws {AppError} NOT_FOUND, INVALID_INPUT, LIMIT_REACHED */
  copy(memberId: MemberId, id: RuleSetId, name: string): Promise<StoredRuleSet>;
  /** Its playlists stay as they are, and follow no rules any more. @throws {AppError} NOT_FOUND */
  remove(memberId: MemberId, id: RuleSetId): Promise<StoredRuleSet>;
  /** @throws {AppError} NOT_FOUND */
  find(memberId: MemberId, id: RuleSetId): Promise<StoredRuleSet>;
  /** By name. */
  list(memberId: MemberId): Promise<StoredRuleSet[]>;
  /** What a person typed: the id of a suggestion, or a name. @throws {AppError} NOT_FOUND */
  resolve(memberId: MemberId, typed: string): Promise<StoredRuleSet>;
  /** Names that fit what was typed, best first. */
  suggest(memberId: MemberId, typed: string): Promise<{ id: RuleSetId; name: string; enabled: boolean }[]>;
  /** Names of the rule sets that use this one. */
  usedBy(memberId: MemberId, id: RuleSetId): Promise<string[]>;
}

export const RULE_SETS_PER_MEMBER = 100;
const SUGGESTIONS = 25;

export const createRuleSets = (deps: { store: Store; clock: Clock; forms: RuleForms }): RuleSets => {
  const { store, clock, forms } = deps;

  const due = async (
    tx: Repositories,
    memberId: MemberId,
    schedule: RuleSchedule,
    rules: RuleSet,
    book: RuleBook,
  ) => {
    const timeZone = (await tx.members.find(memberId))?.timeZone ?? 'UTC';
    const { time } = dependenciesOf(rules, book.resolve, { now: clock.now(), timeZone });
    return nextDue({ schedule, time }, timeZone, clock.now());
  };

  /** What cannot be read again is not stored. */
  const definitionOf = (rules: RuleSet): unknown => {
    const definition = forms.writeJson(rules);
    if (!forms.readJson(definition).ok) throw invalid('rule_too_long');
    return definition;
  };

  const checked = (book: RuleBook, name: string, rules: RuleSet, own: RuleSetId | null): string => {
    const plain = plainName(name);
    const taken = book.rows.find((row) => fold(row.name) === fold(plain));
    if (taken !== undefined && taken.id !== own) throw invalid('rule_name_taken', plain);
    const before = book.rows.find(({ id }) => id === own)?.name;
    const others = (used: string) =>
      before !== undefined && fold(used) === fold(before) ? null : book.resolve(used);
    // Others may still use it under the name that it had.
    const names = before === undefined ? [plain] : [plain, before];
    if (names.some((one) => circleOf(one, rules, others) !== null)) throw invalid('rule_circle');
    return plain;
  };

  const found = async (
    read: Pick<Store['read'], 'ruleSets'>,
    memberId: MemberId,
    id: RuleSetId,
  ): Promise<{ set: StoredRuleSet; book: RuleBook }> => {
    const book = await openBook(read, forms, memberId);
    const set = book.find(id);
    if (set === null) throw new AppError('NOT_FOUND', { what: 'rule_set' });
    return { set, book };
  };

  const create = (memberId: MemberId, wish: RuleSetWish, enabled: boolean): Promise<StoredRuleSet> =>
    store.transaction(async (tx) => {
      const book = await openBook(tx, forms, memberId);
      if (book.rows.length >= RULE_SETS_PER_MEMBER) {
        throw new AppError('LIMIT_REACHED', { what: 'rule_sets', limit: RULE_SETS_PER_MEMBER });
      }
      const { rules, schedule = 'never', notify = { to: 'nobody' } } = wish;
      const name = checked(book, wish.name, rules, null);
      const nextRunAt = await due(tx, memberId, schedule, rules, book);
      const row = { name, definition: definitionOf(rules), enabled, schedule, nextRunAt, notify };
      const id = await tx.ruleSets.add(memberId, row, clock.now());
      return (await found(tx, memberId, id)).set;
    });

  return {
    create: (memberId, wish) => create(memberId, wish, true),

    change: (memberId, id, patch) =>
      store.transaction(async (tx) => {
        const { set: before, book } = await found(tx, memberId, id);
        const after = { ...before, ...patch };
        const name = checked(book, after.name, after.rules, id);
        const soon = changesResult(patch) && after.enabled && after.schedule !== 'never';
        const nextRunAt = soon ? clock.now() : await due(tx, memberId, after.schedule, after.rules, book);
        const { schedule, enabled, notify } = after;
        const definition = definitionOf(after.rules);
        await tx.ruleSets.update(
          memberId,
          id,
          { name, definition, schedule, enabled, notify, nextRunAt },
          clock.now(),
        );
        if (fold(before.name) !== fold(name)) await renameIn(tx, memberId, book, before.name, name);
        return (await found(tx, memberId, id)).set;
      }),

    copy: async (memberId, id, name) => {
      const { set } = await found(store.read, memberId, id);
      return create(memberId, { ...set, name }, false);
    },

    remove: (memberId, id) =>
      store.transaction(async (tx) => {
        const { set } = await found(tx, memberId, id);
        // Whoever is changing it on another card loses nothing: their draft becomes a new one.
        await tx.ruleDrafts.detach(memberId, id);
        await tx.ruleSets.remove(memberId, id);
        return set;
      }),

    find: async (memberId, id) => (await found(store.read, memberId, id)).set,

    list: async (memberId) => {
      const book = await openBook(store.read, forms, memberId);
      return book.rows.flatMap(({ id }) => book.find(id) ?? []);
    },

    resolve: async (memberId, typed) => {
      const row = await store.read.ruleSets.byName(memberId, typed);
      const id = /^\d{1,15}$/.test(typed) && row === null ? (Number(typed) as RuleSetId) : row?.id;
      if (id === undefined) throw new AppError('NOT_FOUND', { what: 'rule_set' });
      return (await found(store.read, memberId, id)).set;
    },

    suggest: async (memberId, typed) => {
      const wanted = fold(typed);
      const all = await store.read.ruleSets.names(memberId);
      const fitting = all.filter(({ name }) => typed.trim() === '' || fold(name).includes(wanted));
      return beginsFirst(fitting, typed).slice(0, SUGGESTIONS);
    },

    usedBy: async (memberId, id) => {
      const { set, book } = await found(store.read, memberId, id);
      const key = fold(set.name);
      return book.rows
        .filter((row) => usedNames(book.find(row.id)?.rules ?? set.rules).some((used) => fold(used) === key))
        .map(({ name }) => name);
    },
  };

  /** Where others use it, they go on using it. */
  async function renameIn(tx: Repositories, memberId: MemberId, book: RuleBook, from: string, to: string) {
    for (const { id } of book.rows) {
      const rules = book.find(id)?.rules;
      if (rules === undefined || !usedNames(rules).some((used) => fold(used) === fold(from))) continue;
      const definition = forms.writeJson(renameUses(rules, from, to));
      await tx.ruleSets.update(memberId, id, { definition }, null);
    }
  }
};

const changesResult = (patch: Partial<RuleSetWish> & { readonly enabled?: boolean }): boolean =>
  patch.rules !== undefined || patch.enabled !== undefined || patch.schedule !== undefined;
