import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { ManagedPlaylistId, MemberId, RuleSetId, SourceId } from '../../domain/ids.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { orderFor } from '../../domain/rules/order-policy.ts';
import type { StoredRuleSet } from '../../domain/rules/stored.ts';
import { AppError } from '../../errors.ts';
import type { PlaylistMaking, PlaylistWish } from '../playlists/making.ts';
import type { ReadyList } from '../playlists/staging.ts';
import type { PlaylistWishes } from '../playlists/wishes.ts';
import { openBook } from './book.ts';
import type { EvaluatedGroup, RuleEvaluator } from './evaluate.ts';
import type { RuleForms } from './forms.ts';

/** Which playlist a rule set is to fill from now on. */
export type TargetWish =
  /** A new one; with a fan-out one per value, with the names that its template gives. */
  | { readonly kind: 'create'; readonly name: string; readonly public: boolean }
  /** One that the member has already. `takeOver`: the rules decide about what is in it as well. */
  | { readonly kind: 'adopt'; readonly sourceId: SourceId; readonly takeOver: boolean };

/** Ties rule sets to playlists. */
export interface RuleTargets {
  /**
   * Makes or takes over the playlists of a rule set, and says what they are to hold; they follow by themselves.
   * @returns the playlists; those that were tied to it before among them
   * @throws {AppError} NOT_FOUND, LIMIT_REACHED, NOT_LINKED, NEEDS_REAUTH, INSUFFICIENT_SCOPE, FORBIDDEN_RESOURCE,
   * INVALID_INPUT (managed already; a fan-out cannot take over a playlist; nothing matches yet)
   */
  attach(memberId: MemberId, id: RuleSetId, wish: TargetWish): Promise<ManagedPlaylist[]>;
}

export const createRuleTargets = (deps: {
  store: Store;
  clock: Clock;
  forms: RuleForms;
  evaluator: RuleEvaluator;
  making: Pick<PlaylistMaking, 'create' | 'adopt'>;
  wishes: Pick<PlaylistWishes, 'prepare' | 'set'>;
}): RuleTargets => {
  const { store, clock, forms, evaluator, making, wishes } = deps;

  const make = (
    tx: Repositories,
    memberId: MemberId,
    { id, rules }: StoredRuleSet,
    group: EvaluatedGroup,
    wish: TargetWish,
  ): Promise<ManagedPlaylist> => {
    const { mode, maxRemovedPercent } = rules.output;
    const facts: Omit<PlaylistWish, 'name'> = {
      purpose: 'rules',
      ruleSetId: id,
      fanOutKey: group.key,
      mode,
      order: orderFor(rules.shape),
      ...(maxRemovedPercent === undefined ? {} : { maxRemovedPercent }),
    };
    return wish.kind === 'adopt'
      ? making.adopt(tx, memberId, wish.sourceId, facts, wish.takeOver)
      : making.create(tx, memberId, { ...facts, name: group.name ?? wish.name, public: wish.public });
  };

  return {
    attach: async (memberId, id, wish) => {
      const set = (await openBook(store.read, forms, memberId)).find(id);
      if (set === null) throw new AppError('NOT_FOUND', { what: 'rule_set' });
      const { fanOut } = set.rules.output;
      if (fanOut !== null && wish.kind === 'adopt') {
        throw new AppError('INVALID_INPUT', { problem: 'rule_fan_out' });
      }
      const target = { ruleSetId: id, ...(wish.kind === 'adopt' ? { adopts: wish.sourceId } : {}) };
      const { groups } = await evaluator.evaluate(memberId, set.rules, `run ${clock.now()}`, target);
      if (groups.length === 0) throw new AppError('INVALID_INPUT', { problem: 'rule_no_group' });
      // First the playlists, which want nothing yet; long lists are written before anything is wanted by them.
      const made = await store.transaction(async (tx) => {
        const known = new Map(
          (await tx.managedPlaylists.ofRuleSet(memberId, id)).map((playlist) => [
            playlist.fanOutKey,
            playlist,
          ]),
        );
        const playlists = [];
        for (const group of groups) {
          const { id: playlistId } = known.get(group.key) ?? (await make(tx, memberId, set, group, wish));
          playlists.push({ playlistId, uris: group.tracks.map(({ uri }) => uri) });
        }
        // From now on it is due like the others: the first look says when next.
        if (set.schedule !== 'never') {
          await tx.ruleSets.update(memberId, id, { nextRunAt: clock.now() }, null);
        }
        return playlists;
      });
      const lists: { readonly playlistId: ManagedPlaylistId; readonly list: ReadyList }[] = [];
      for (const { playlistId, uris } of made) {
        lists.push({ playlistId, list: await wishes.prepare(memberId, playlistId, uris) });
      }
      return store.transaction(async (tx) => {
        for (const { playlistId, list } of lists) await wishes.set(tx, memberId, playlistId, list);
        return tx.managedPlaylists.ofRuleSet(memberId, id);
      });
    },
  };
};
